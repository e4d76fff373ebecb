using AdminPlatform.Bench.Http;

// What bench/run.sh needs beside wrk; each verb prints one number or writes one thing.
return args switch
{
    ["seed-users", var directory, var count] => await SeedUsers.RunAsync(directory, int.Parse(count)),
    ["seed-samples", var directory] => await SeedSamples.RunAsync(directory),
    ["terms", var file, var count, var people] => Terms.Write(file, int.Parse(count), int.Parse(people)),
    ["hash", var seconds] => BareHash.Run(TimeSpan.FromSeconds(int.Parse(seconds))),
    ["sign-in", var url, var clients, var seconds] => await Load.SignInAsync(new Uri(url), int.Parse(clients), TimeSpan.FromSeconds(int.Parse(seconds))),
    ["create", var url, var clients, var seconds] => await Load.CreateAsync(new Uri(url), int.Parse(clients), TimeSpan.FromSeconds(int.Parse(seconds))),
    ["create-many", var url, var clients, var count] => await Load.CreateManyAsync(new Uri(url), int.Parse(clients), int.Parse(count)),
    ["token", var url] => await Load.TokenAsync(new Uri(url)),
    ["get", var url, var path] => await Load.GetAsync(new Uri(url), path),
    ["start", var url, .. var command] => await StartTime.RunAsync(new Uri(url), command),
    ["circuits", var url, var count] => await Circuits.RunAsync(new Uri(url), int.Parse(count)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("seed-users DIR N | seed-samples DIR | terms FILE N PEOPLE | hash SECONDS | sign-in URL CLIENTS SECONDS | create URL CLIENTS SECONDS | create-many URL CLIENTS N | token URL | get URL PATH | start URL COMMAND… | circuits URL N");
    return 2;
}
