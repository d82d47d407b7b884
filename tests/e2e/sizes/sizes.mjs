// The bytes that files take, as they are and as servers send them.
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { transform } from "esbuild";

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

export async function sizes(...files) {
  const total = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    total.raw += file.length;
    total.gzip += (await gzipped(file, { level: 9 })).length;
    total.brotli += (await brotlied(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })).length;
  }
  return total;
}

/** Minifies a module. */
export async function minified(js) {
  const { code } = await transform(js.toString(), { minify: true, format: "esm" });
  return Buffer.from(code);
}
