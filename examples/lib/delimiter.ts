const CANDIDATES = [',', ';', '\t', '|'];
const RECORDS = 50;

/** How often each candidate occurs in each of the first records, outside quotes. */
function countsPerRecord(text: string): number[][] {
  const records: number[][] = [];
  let counts = [0, 0, 0, 0];
  let quoted = false;
  let blank = true;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    if (!quoted && (char === '\n' || char === '\r')) {
      if (!blank) records.push(counts);
      if (records.length === RECORDS) return records;
      counts = [0, 0, 0, 0];
      blank = true;
      continue;
    }
    blank = false;
    const candidate = quoted ? -1 : CANDIDATES.indexOf(char);
    if (candidate >= 0) counts[candidate] = (counts[candidate] as number) + 1;
  }
  // The last record of a sample is cut off, unless it is the only one.
  if (records.length === 0) records.push(counts);
  return records;
}

/**
 * Find the delimiter of a file: `sep=;` in the first line, else the one of `, ; tab |` that is in the header and that most
 * records have as often as the header.
 *
 * @param sample the first characters of the file
 * @returns the delimiter; a comma when there is none, as in a file of one column
 */
export function sniffDelimiter(sample: string): string {
  const said = /^"?sep=([^\r\n])"?\r?\n/i.exec(sample);
  if (said?.[1] !== undefined) return said[1];
  const [header = [], ...records] = countsPerRecord(sample);
  let best = ',';
  let bestScore = 0;
  CANDIDATES.forEach((candidate, c) => {
    const inHeader = header[c] as number;
    if (inHeader === 0) return;
    const alike = records.filter((counts) => counts[c] === inHeader).length;
    const score = (1 + alike) * 1000 + inHeader;
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  });
  return best;
}
