// Has DuckDB read the Parquet file that is the first argument and write the same rows to
// the second one. Prints what it finds in each column: the type, the number of values and
// of nulls, and the sum of numbers.
const { DuckDBInstance } = require("@duckdb/node-api");

const quoted = (text, mark) => mark + text.replaceAll(mark, mark + mark) + mark;

async function main([from, to]) {
  const db = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = async (sql) => (await db.runAndReadAll(sql)).getRowObjectsJson();
  const table = `read_parquet(${quoted(from, "'")})`;
  const found = {};
  for (const { column_name: name, column_type: type } of await rows(`describe select * from ${table}`)) {
    const column = quoted(name, '"');
    const sum = ["BIGINT", "DOUBLE"].includes(type) ? `sum(${column})::varchar` : "null";
    const [{ n, missing, total }] = await rows(`select count(${column})::int n, (count(*) - count(${column}))::int missing, ${sum} total from ${table}`);
    found[name] = { type, n, missing, total };
  }
  await db.run(`copy (select * from ${table}) to ${quoted(to, "'")} (format parquet)`);
  console.log(JSON.stringify(found));
}

main(process.argv.slice(1)).catch((fault) => {
  console.error(fault);
  process.exit(1);
});
