#!/usr/bin/env node
// Proves an export of the ledger without the portal: node ledger-verify.mjs EXPORT [--key FILE] [--checkpoints FILE]
// Needs Node 18 or later and nothing else. Exit code 0: it verifies; 1: it does not; 2: the command cannot be read.
// Written apart from the portal's own verifier, after docs/operate/ledger.md; the portal's tests hold the two against each other.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';

const EMPTY = '0'.repeat(64);

class Finding extends Error {}

function main(args) {
  const options = readArguments(args);
  if (!options) return misuse('usage: ledger-verify.mjs FILE [--key FILE] [--checkpoints FILE]');
  const absent = [options.file, options.key, options.checkpoints].find(file => file && !existsSync(file));
  if (absent) return misuse(`there is no file ${absent}`);
  const key = options.key ? readFileSync(options.key, 'ascii').trim() : null;
  if (key !== null && !/^[0-9a-fA-F]{64}$/.test(key)) return misuse(`${options.key} holds no key of 64 hexadecimal digits`);

  try {
    const { rows, checkpoints } = verify(options.file, key === null ? null : Buffer.from(key, 'hex'), options.checkpoints);
    say(`The ledger verifies: ${rows} rows, each follows the one before.`);
    const last = checkpoints.reduce((best, checkpoint) => (best && best.count >= checkpoint.count ? best : checkpoint), null);
    say(last ? `${checkpoints.length} checkpoints fit; the last attests ${last.count} rows, on ${shortTime(last)}.`
      : 'There is no checkpoint: a cut end or a ledger that was rewritten as a whole would not show.');
    say(key ? 'The signatures of the checkpoints were checked.' : 'No key was given: the signatures of the checkpoints were not checked.');
    return 0;
  } catch (error) {
    if (!(error instanceof Finding)) throw error;
    say(`The ledger does not verify: ${error.message}.`);
    return 1;
  }
}

function readArguments([file, ...rest]) {
  const options = { file };
  for (let at = 0; at < rest.length; at += 2) {
    if (!['--key', '--checkpoints'].includes(rest[at]) || !rest[at + 1]) return null;
    options[rest[at].slice(2)] = rest[at + 1];
  }
  return file ? options : null;
}

function verify(file, key, checkpointFile) {
  // The checkpoints stand after the rows that they attest, so they are read first.
  const checkpoints = [...collect(file, key, true), ...(checkpointFile ? collect(checkpointFile, key, false) : [])];
  const attested = new Map();
  for (const checkpoint of checkpoints) attested.set(checkpoint.count, [...(attested.get(checkpoint.count) ?? []), checkpoint]);

  let rows = 0, previous = EMPTY, seen = 0, end = null;
  const lines = readLines(file);
  for (const { bytes, number, cut } of lines) {
    if (cut) fail(`line ${number} is cut off`);
    if (end) fail(`line ${number}: something follows the end line`);
    const line = bytes.toString('utf8');
    const row = line.startsWith('{"sequence"') ? readRow(line) : null;
    if (row) {
      if (seen > 0) fail(`line ${number}: a row stands after the checkpoints`);
      checkRow(row, bytes, rows + 1, previous, lines);
      [rows, previous] = [row.sequence, row.hash];
      for (const checkpoint of attested.get(rows) ?? [])
        if (checkpoint.hash !== previous) fail(`the checkpoint of ${shortTime(checkpoint)} attests another row ${rows}: the ledger was rewritten`);
    } else if (readCheckpoint(bytes)) seen++;
    else if ((end = readEnd(bytes)) === null) fail(`line ${number}: it cannot be read as a row, a checkpoint or the end of an export`);
  }

  for (const checkpoint of checkpoints) {
    if (checkpoint.count > rows) fail(`the checkpoint of ${shortTime(checkpoint)} attests ${checkpoint.count} rows, the file ends at ${rows}`);
    if (checkpoint.count < 1) fail(`the checkpoint of ${shortTime(checkpoint)} attests no row`);
  }
  if (!end) fail('the file has no end line: it was cut off');
  if (end.count !== rows) fail(`the end line counts ${end.count} rows, the file ends at ${rows}`);
  if (end.hash !== previous) fail(`the end line names another hash than row ${rows} has`);
  if (end.checkpoints !== seen) fail(`the end line counts ${end.checkpoints} checkpoints, the file has ${seen}`);
  return { rows, checkpoints };
}

function collect(file, key, isExport) {
  const found = [];
  for (const { bytes, number } of readLines(file)) {
    if (isExport && bytes.toString('latin1', 0, 13) !== '{"checkpoint"') continue;
    const checkpoint = readCheckpoint(bytes);
    if (!checkpoint) {
      if (isExport) continue;
      fail(`line ${number} of the checkpoints cannot be read`);
    }
    if (key && !timingSafeEqual(signatureOf(checkpoint, key), Buffer.from(checkpoint.signature, 'hex'))) fail(`the checkpoint of ${shortTime(checkpoint)}: its signature does not fit the key`);
    found.push(checkpoint);
  }
  return found;
}

function checkRow(row, bytes, expected, previous, lines) {
  const { sequence } = row;
  if (row.form !== 1) fail(`row ${sequence}: this verifier does not know the form ${row.form}`);
  if (createHash('sha256').update(formOf(row)).digest('hex') !== row.hash) fail(`row ${sequence}: its content does not give its hash (changed after writing)`);
  if (!Buffer.from(JSON.stringify(row), 'utf8').equals(bytes)) fail(`row ${sequence}: it is not written as an export writes it (edited)`);
  if (sequence < 1) fail(`row ${sequence}: rows count from 1`);
  if (sequence < expected) fail(`row ${sequence} appears twice`);
  if (sequence > expected) {
    for (const later of lines)
      if (readRow(later.bytes.toString('utf8'))?.sequence === expected) fail(`row order: row ${sequence} stands where row ${expected} belongs`);
    fail(`row ${expected} is missing`);
  }
  if (row.previousHash !== previous)
    fail(expected === 1 ? 'row 1 is not the first of a ledger: it follows another row' : `row ${expected} does not follow row ${expected - 1}: its previous hash is another`);
}

/** The canonical bytes over which the hash of a row is taken. */
function formOf(row) {
  return Buffer.concat([
    Buffer.from([row.form]), int64(BigInt(row.sequence)), int64(ticksOf(row.at)), optional(row.actorId, int32), text(row.actorName), optional(row.actorFunctions, text),
    text(row.recordType), text(row.number), optional(row.revision, int32), text(row.event), optional(row.text, text), optional(row.reason, text), optional(row.fieldChanges, text),
    Buffer.from(row.commandId.replaceAll('-', ''), 'hex'), int32(row.line), Buffer.from(row.previousHash, 'hex'),
  ]);
}

function signatureOf(checkpoint, key) {
  const form = Buffer.concat([Buffer.from([checkpoint.checkpoint]), int64(BigInt(checkpoint.count)), Buffer.from(checkpoint.hash, 'hex'), int64(ticksOf(checkpoint.at))]);
  return createHmac('sha256', key).update(form).digest();
}

function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int64(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

function text(value) {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([int32(bytes.length), bytes]);
}

function optional(value, form) {
  return value === null ? Buffer.from([0]) : Buffer.concat([Buffer.from([1]), form(value)]);
}

/** 100-nanosecond ticks since 1970. */
function ticksOf(at) {
  return BigInt(Date.parse(`${at.slice(0, 19)}Z`)) * 10000n + BigInt(at.slice(20, 27));
}

function shortTime(checkpoint) {
  return `${checkpoint.at.slice(0, 19)}Z`;
}

const isHex = value => typeof value === 'string' && /^[0-9a-fA-F]{64}$/.test(value);
const isInt = value => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
const isTime = value => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/.test(value) && isDate(value);
const isId = value => typeof value === 'string' && /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(value);
const isDate = value => {
  const milliseconds = Date.parse(`${value.slice(0, 19)}Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 19) === value.slice(0, 19);
};
const isText = value => typeof value === 'string';
const orNull = check => value => value === null || check(value);

const ROW = {
  sequence: Number.isSafeInteger, form: value => Number.isInteger(value) && value >= 0 && value <= 255, at: isTime, actorId: orNull(isInt), actorName: isText, actorFunctions: orNull(isText),
  recordType: isText, number: isText, revision: orNull(isInt), event: isText, text: orNull(isText), reason: orNull(isText), fieldChanges: orNull(isText), commandId: isId, line: isInt,
  previousHash: isHex, hash: isHex,
};
const CHECKPOINT = { checkpoint: value => value === 1, count: Number.isSafeInteger, hash: isHex, at: isTime, signature: isHex };
const END = { end: value => value === 1, count: Number.isSafeInteger, hash: isHex, checkpoints: isInt };

function readRow(line) {
  const row = read(line, ROW);
  return row && { ...row, commandId: row.commandId.toLowerCase(), hash: row.hash.toLowerCase(), previousHash: row.previousHash.toLowerCase() };
}

const readCheckpoint = bytes => readExact(bytes, CHECKPOINT);
const readEnd = bytes => readExact(bytes, END);

function readExact(bytes, shape) {
  const value = read(bytes.toString('utf8'), shape);
  if (!value || !Buffer.from(JSON.stringify(value), 'utf8').equals(bytes)) return null;
  return Object.values(value).some(part => typeof part === 'string' && part.length === 64 && part !== part.toLowerCase()) ? null : value;
}

/** Null when the line has not exactly these fields in this order. */
function read(line, shape) {
  let value;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const names = Object.keys(shape);
  const given = Object.keys(value);
  return given.length === names.length && names.every((name, at) => given[at] === name && shape[name](value[name])) ? value : null;
}

function* readLines(file) {
  const handle = openSync(file, 'r');
  try {
    const block = Buffer.alloc(1 << 20);
    let rest = Buffer.alloc(0), number = 0;
    for (let length; (length = readSync(handle, block, 0, block.length, null)) > 0;) {
      let from = 0;
      for (let at; (at = block.subarray(0, length).indexOf(10, from)) >= 0; from = at + 1) {
        const tail = block.subarray(from, at);
        yield { bytes: Buffer.from(rest.length ? Buffer.concat([rest, tail]) : tail), number: ++number, cut: false };
        rest = Buffer.alloc(0);
      }
      rest = Buffer.concat([rest, block.subarray(from, length)]);
    }
    if (rest.length) yield { bytes: rest, number: ++number, cut: true };
  } finally {
    closeSync(handle);
  }
}

function fail(sentence) {
  throw new Finding(sentence);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function misuse(why) {
  process.stderr.write(`${why}\n`);
  return 2;
}

process.exitCode = main(process.argv.slice(2));
