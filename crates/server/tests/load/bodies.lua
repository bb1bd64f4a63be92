-- wrk: asks one single-query /match after the other, from a file of bodies (one a line, made by load.py).
local bodies, at = {}, 0
local path = os.getenv("LOAD_BODIES")
local offset = 0

function setup(thread)
  -- Each thread begins elsewhere in the file, so that they do not ask the same in step.
  thread:set("offset", offset)
  offset = offset + 977
end

function init(args)
  for line in io.lines(path) do bodies[#bodies + 1] = line end
  at = offset
end

function request()
  at = at % #bodies + 1
  return wrk.format("POST", nil, { ["content-type"] = "application/json" }, bodies[at])
end

local statuses = {}

function response(status)
  statuses[status] = (statuses[status] or 0) + 1
  told = ""
  for known, count in pairs(statuses) do told = told .. known .. "=" .. count .. " " end
end

local threads = {}
local setup_before = setup
function setup(thread)
  setup_before(thread)
  threads[#threads + 1] = thread
end

function done(summary, latency)
  local all = {}
  for _, thread in ipairs(threads) do
    for status, count in (thread:get("told") or ""):gmatch("(%d+)=(%d+)") do
      all[status] = (all[status] or 0) + tonumber(count)
    end
  end
  local parts = {}
  for status, count in pairs(all) do parts[#parts + 1] = string.format('"%s":%d', status, count) end
  local e = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"seconds":%.3f,"per_second":%.1f,"p50_ms":%.3f,"p90_ms":%.3f,"p99_ms":%.3f,"max_ms":%.3f,"status":{%s},"errors":{"connect":%d,"read":%d,"write":%d,"timeout":%d}}\n',
    summary.requests, summary.duration / 1e6, summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1e3,
    latency:percentile(90) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3, table.concat(parts, ","),
    e.connect, e.read, e.write, e.timeout))
end
