/** Make the Parquet files of so many orders: `node make.mjs ROWS`. */
import { openDuckDb } from './engine.mjs';
import { ordersFolder } from './orders.mjs';

const connection = await openDuckDb();
process.stdout.write(
  `${JSON.stringify({ folder: await ordersFolder(connection, Number(process.argv[2])) })}\n`,
);
