/** Synthetic orders for the benchmark: seeded, the same bytes in every process. */

/** Orders per account on average; some accounts order much more than others. */
const ORDERS_PER_ACCOUNT = 21;
const FIRST_DAY = 18_993; // 2022-01-01
const DAYS = 1096;

function random(seed) {
  let s = seed;
  return () => {
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    return (s >>> 0) / 4_294_967_296;
  };
}

function isoDays() {
  return Array.from({ length: DAYS }, (_, i) => new Date((FIRST_DAY + i) * 864e5).toISOString().slice(0, 10));
}

/** Call `each(account, dayOffset, amount)` for every order. */
function generate(orders, each) {
  const next = random(20_260_101);
  const accounts = Math.round(orders / ORDERS_PER_ACCOUNT);
  for (let i = 0; i < orders; i++) {
    const account = Math.floor(next() * next() * accounts);
    each(account, Math.floor(next() * DAYS), Math.round(next() * 100_000) / 100, i);
  }
  return accounts;
}

/** Plain order objects, as they come out of a CSV or JSON parser: every row has its own strings. */
export function orderObjects(orders) {
  const days = isoDays();
  const rows = new Array(orders);
  generate(orders, (account, day, amount, i) => {
    const date = days[day];
    rows[i] = { accountId: `C${1_000_000 + account}`, date: `${date.slice(0, 4)}${date.slice(4)}`, amount };
  });
  return rows;
}

/** The same orders as typed columns. */
export function orderColumns(orders) {
  const accountId = new Int32Array(orders);
  const day = new Int32Array(orders);
  const amount = new Float64Array(orders);
  const accounts = generate(orders, (account, d, x, i) => {
    accountId[i] = account;
    day[i] = FIRST_DAY + d;
    amount[i] = x;
  });
  return { accountId, day, amount, accounts };
}

export const AS_OF = '2025-01-01';
export const AS_OF_DAY = 20_089;
