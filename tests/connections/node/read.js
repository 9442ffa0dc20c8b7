// Reads the published copy named by the first argument, read-only, and prints what the queries after it give, as JSON.
const { DuckDBInstance } = require("@duckdb/node-api");

async function main([file, ...queries]) {
  const instance = await DuckDBInstance.create(file, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const answers = [];
  for (const query of queries) {
    const reader = await connection.runAndReadAll(query);
    answers.push(reader.getRowsJson());
  }
  console.log(JSON.stringify(answers));
}

main(process.argv.slice(2));
