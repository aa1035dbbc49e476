// Keywords of services for residents, as a component: the interface is plugins/wasm/wit/heng.wit.
const WORDS = /一件事|一网通办|便民|办事|居民|社区|养老|托育|就业|医保/g;

// Bytes of a text in UTF-8: QuickJS has no TextEncoder.
const width = (code) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
const bytes = (text) => [...text].reduce((sum, letter) => sum + width(letter.codePointAt(0)), 0);

function decoded(file) {
  const hex = Array.from(file, (byte) => "%" + byte.toString(16).padStart(2, "0"));
  try {
    return decodeURIComponent(hex.join(""));
  } catch {
    throw { tag: "failed", val: "不是 UTF-8" };
  }
}

function density({ text }) {
  const letters = [...text].filter((letter) => letter.trim()).length;
  if (!letters) throw { tag: "missing", val: "没有正文" };
  const hits = [...text.matchAll(WORDS)];
  const places = hits.slice(0, 20).map((hit) => {
    const start = bytes(text.slice(0, hit.index));
    return { argument: 0, start, end: start + bytes(hit[0]) };
  });
  return { value: { tag: "number", val: Math.round((hits.length * 100000) / letters) / 100 }, places };
}

function words(text) {
  return { value: { tag: "texts", val: [...new Set(text.match(WORDS))] }, places: [] };
}

export const functions = {
  call(name, [argument]) {
    if (name === "service::density") return density(argument.val);
    if (name === "service::words") return words(argument.val);
    throw { tag: "unknown" };
  },
};

export const reader = {
  read(path, file) {
    const text = decoded(file);
    let at = 0;
    const parts = (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
      const range = { start: at, end: (at += bytes(line)) };
      return { ...range, place: { tag: "bytes", val: range } };
    });
    return { text, title: text.split("\n")[0], parts, tables: [] };
  },
};
