return 0; // dotnet-ef finds the contexts through the design-time factories of AdminPlatform.Core; there is nothing to run.
