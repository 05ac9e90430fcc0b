/**
 * Stands in for `ml-matrix`, `ml-random` and `fft.js` in the one file for spreadsheets, an eighth of it otherwise, with names of hosts
 * in them: ml-kmeans takes them for starts that it finds by itself, and ours are found before.
 */
function refuse(): never {
  throw new Error('Cannot find starts by ml-kmeans: its packages for that are not in this file');
}

export { refuse as default, refuse as Matrix, refuse as Random };
