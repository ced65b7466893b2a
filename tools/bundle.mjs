// Hand-written modules and sheets → the few small files that the browsers named in package.json run.
// Told by report/web/bundle.py what to make (bundle.json); answers with every file's text by its name.
import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import { bundleAsync, Features } from "lightningcss";
import { lower } from "./lower_css.mjs";

const { modules, scripts, sheets } = JSON.parse(readFileSync(0, "utf8"));
const browsers = JSON.parse(readFileSync("package.json", "utf8")).browserslist.map((one) => one.split(" "));
const target = ["es2020", ...browsers.map((one) => one.join(""))];
// What it would lower into other weights (lower_css.mjs does that), and into other fonts.
const exclude = Features.IsSelector | Features.FontFamilySystemUi;
const targets = Object.fromEntries(browsers.map(([name, version]) => [name, version << 16])); // as Lightning CSS counts

// `follow` is asked of every import where it leads.
async function bundle(entry, format, follow) {
  const plugins = [{ name: "follow", setup: ({ onResolve }) => onResolve({ filter: /^\.\.?\// }, follow) }];
  const given = { entryPoints: [entry], bundle: true, format, target, plugins, minify: true, write: false, logLevel: "silent", tsconfigRaw: "{}" };
  return (await build(given)).outputFiles[0].text;
}

// A module that is imported later stays a file of its own, beside the one that asks for it. What
// several need each has for itself: a copy costs less than a file to wait for.
async function split(entry, folder) {
  const parts = {};
  const names = new Set([basename(entry)]);
  const follow = ({ path, kind }) => {
    if (kind !== "dynamic-import") return null;
    names.add(basename(path));
    return { path, external: true };
  };
  for (const name of names) parts[`${folder}/${name}`] = await bundle(join(dirname(entry), name), "esm", follow);
  return parts;
}

// One classic script, for where modules cannot go; `instead` names what takes a module's place.
function classic({ entry, instead = {} }) {
  return bundle(entry, "iife", ({ path }) => (path in instead ? { path: resolve(instead[path]) } : null));
}

async function sheet({ entry, text }) {
  const read = (path) => (path === entry && text) || readFileSync(path, "utf8");
  const given = { filename: entry, minify: true, targets, exclude, visitor: lower, resolver: { read } };
  return (await bundleAsync(given)).code.toString();
}

// esbuild lists what is wrong; Lightning CSS says where the one thing is.
function say({ errors, fileName, loc, message }) {
  const told = (file, line, words) => (file ? `${file}:${line}: ${words}` : words);
  return errors?.map(({ location, text }) => told(location?.file, location?.line, text)).join("\n") ?? told(fileName, loc?.line, message);
}

const made = {};
try {
  for (const [folder, entry] of Object.entries(modules)) Object.assign(made, await split(entry, folder));
  for (const [name, given] of Object.entries(scripts)) made[name] = await classic(given);
  for (const [name, given] of Object.entries(sheets)) made[name] = await sheet(given);
  process.stdout.write(JSON.stringify(made));
} catch (fault) {
  process.stderr.write(`${say(fault)}\n`);
  process.exitCode = 1;
}
