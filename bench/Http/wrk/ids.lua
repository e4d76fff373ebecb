-- Asks for another user each time: wrk -s ids.lua URL -- TOKEN NUMBER-OF-USERS
local number, users = 0, 1

function init(args)
  wrk.headers["Authorization"] = "Bearer " .. args[1]
  users = tonumber(args[2])
  number = os.time() % users
end

function request()
  number = (number + 7919) % users
  return wrk.format("GET", "/api/users/" .. (number + 1))
end
