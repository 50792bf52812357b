// Makes a PNG of a page small: as Chromium writes it, every point has a colour of its own; pages have few.
import { deflateSync, inflateSync, crc32 } from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const MOST_COLOURS = 256;

function chunks(png) {
  const found = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return found;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(8 + body.length);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), 4 + body.length);
  return framed;
}

/// The five filters of the format: https://www.w3.org/TR/png/#9Filter-types
function predicted(filter, left, above, corner) {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/// What colour each point has, as a number.
function points(header, packed) {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const size = header[9] === 6 ? 4 : 3;
  const row = width * size;
  const raw = inflateSync(packed);
  const bytes = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= size ? bytes[at - size] : 0;
      const above = y > 0 ? bytes[at - row] : 0;
      const corner = x >= size && y > 0 ? bytes[at - row - size] : 0;
      bytes[at] = raw[y * (row + 1) + 1 + x] + predicted(filter, left, above, corner);
    }
  }
  return { width, height, colour: index => bytes.readUIntBE(index * size, 3) };
}

/// The most frequent colours, and which of them is nearest to each.
function palette({ width, height, colour }) {
  const counts = new Map();
  for (let index = 0; index < width * height; index++) {
    counts.set(colour(index), (counts.get(colour(index)) ?? 0) + 1);
  }
  const kept = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_COLOURS).map(([value]) => value);
  const parts = value => [value >> 16, (value >> 8) & 255, value & 255];
  const colours = kept.map(parts);
  const distance = (one, other) => (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2;
  const nearest = new Map();
  for (const value of counts.keys()) {
    const wanted = parts(value);
    nearest.set(value, colours.reduce((best, each, index) =>
      distance(each, wanted) < distance(colours[best], wanted) ? index : best, 0));
  }
  return { colours, nearest };
}

export function small(png) {
  const all = chunks(png);
  const header = all.find(one => one.type === "IHDR").data;
  const image = points(header, Buffer.concat(all.filter(one => one.type === "IDAT").map(one => one.data)));
  const { colours, nearest } = palette(image);
  const rows = Buffer.alloc((image.width + 1) * image.height);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      rows[y * (image.width + 1) + 1 + x] = nearest.get(image.colour(y * image.width + x));
    }
  }
  const indexed = Buffer.from(header);
  indexed[9] = 3;
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", indexed),
    chunk("PLTE", Buffer.from(colours.flat())),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
