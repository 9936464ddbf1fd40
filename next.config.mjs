/** @type {import('next').NextConfig} */
const config = {
  // The development server is opened at its address, not only at the name localhost.
  allowedDevOrigins: ['127.0.0.1'],
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['pg', '@node-rs/argon2', 'pino'],
}

export default config
