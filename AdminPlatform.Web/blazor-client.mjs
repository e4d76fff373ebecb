// Takes Blazor's client script out of the assembly that embeds it: node blazor-client.mjs <assembly> <sha256> <target>
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const [assembly, hash, target] = process.argv.slice(2);
const bytes = readFileSync(assembly);
const start = bytes.indexOf('!function(){"use strict";');

// An embedded resource begins with its length.
const script = bytes.subarray(start, start + bytes.readUInt32LE(start - 4));
const found = createHash("sha256").update(script).digest("hex");
if (found !== hash) {
  console.error(`error BLAZOR001: ${assembly} does not hold the expected blazor.web.js (sha256 ${found}).`);
  process.exit(1);
}

mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, script);
