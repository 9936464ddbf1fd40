import { totalmem } from 'node:os'

const megabyte = 1024 * 1024

/**
 * Settings of the embedded Postgres: a modest share of this machine, no socket but loopback, and durable
 * writes. `lasting` is false only for the tests, whose data no one needs after a crash.
 */
export function tuning(port, lasting) {
  const limit = process.constrainedMemory?.() || Number.POSITIVE_INFINITY
  const memory = Math.min(totalmem(), limit) / megabyte
  const share = (part, least, most) => `${Math.round(Math.min(most, Math.max(least, memory * part)))}MB`
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: lasting ? 100 : 200,
    shared_buffers: share(1 / 16, 64, 1024),
    effective_cache_size: share(1 / 2, 256, 65_536),
    maintenance_work_mem: share(1 / 64, 32, 256),
    work_mem: '16MB',
    max_wal_size: '2GB',
    random_page_cost: 1.1,
    jit: 'off',
    fsync: lasting ? 'on' : 'off',
    synchronous_commit: lasting ? 'on' : 'off',
    full_page_writes: lasting ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Details of an error quote rows, and rows are people's business.
    log_error_verbosity: 'terse',
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join('')
}
