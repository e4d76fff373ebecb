-- Asks for another term each time: wrk -s search.lua URL -- TOKEN FILE-OF-TERMS
local terms, number = {}, 0

function init(args)
  wrk.headers["Authorization"] = "Bearer " .. args[1]
  for line in io.lines(args[2]) do
    terms[#terms + 1] = line
  end
  math.randomseed(os.time() + tonumber(tostring(terms):match("0x(%x+)"), 16) % 100000)
  number = math.random(#terms)
end

function request()
  number = number % #terms + 1
  return wrk.format("GET", "/api/users?page=1&page_size=20&search=" .. terms[number])
end
