import { connect, createServer } from 'node:net';

// A round trip is a time when the program speaks after the server has: what it sends without waiting is the same one. So
// what is counted holds for statements that were sent together, whatever the driver calls it.
const [host = '127.0.0.1', port = '5432'] = process.argv.slice(2);
let roundTrips = 0;

const server = createServer((program) => {
  const database = connect(Number(port), host);
  let hasSpoken = true;
  program.on('data', (bytes) => {
    if (hasSpoken) roundTrips += 1;
    hasSpoken = false;
    database.write(bytes);
  });
  database.on('data', (bytes) => {
    hasSpoken = true;
    program.write(bytes);
  });
  for (const [one, other] of [
    [program, database],
    [database, program],
  ] as const) {
    one.setNoDelay(true);
    one.on('close', () => other.destroy());
    one.on('error', () => other.destroy());
  }
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address !== 'string') process.send?.(address.port);
});
process.on('message', () => process.send?.(roundTrips));
process.on('disconnect', () => process.exit());
