/** One way to post a request log, ready to paste; `id` names its tab. */
export type RequestSample = { id: string; label: string; code: string }

const MODEL = 'meta-llama/Llama-3.3-70B-Instruct'

function curl(url: string): string {
  return `curl -sS ${url}/v1/events \\
  -H "authorization: Bearer $SOURCE_SECRET" -H 'content-type: application/json' \\
  -d '{"id":"req-1","time":"'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'","model":"${MODEL}",
       "status":200,"prompt_tokens":12,"completion_tokens":7}'`
}

function python(url: string): string {
  return `import json, os, time, urllib.request

row = {"id": "req-1", "time": time.time(), "model": "${MODEL}",
       "status": 200, "prompt_tokens": 12, "completion_tokens": 7}
request = urllib.request.Request(
    "${url}/v1/events",
    data=json.dumps(row).encode(),
    headers={"authorization": f"Bearer {os.environ['SOURCE_SECRET']}", "content-type": "application/json"},
)
print(urllib.request.urlopen(request).read().decode())`
}

function javascript(url: string): string {
  return `const row = { id: 'req-1', time: new Date().toISOString(), model: '${MODEL}',
  status: 200, prompt_tokens: 12, completion_tokens: 7 }
const response = await fetch('${url}/v1/events', {
  method: 'POST',
  headers: { authorization: \`Bearer \${process.env.SOURCE_SECRET}\`, 'content-type': 'application/json' },
  body: JSON.stringify(row),
})
console.log(await response.text())`
}

/** How to post the first request log to this server, in the three ways that people reach for. */
export function prepareFirstRequest(url: string): RequestSample[] {
  return [
    { id: 'curl', label: 'curl', code: curl(url) },
    { id: 'python', label: 'Python', code: python(url) },
    { id: 'javascript', label: 'JavaScript', code: javascript(url) },
  ]
}
