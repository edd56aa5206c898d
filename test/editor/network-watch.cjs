// Loaded into every Node process of the VS Code under test (NODE_OPTIONS=--require): writes down which processes are
// watched, and every connection that is not to this machine, as one JSON object a line into the file NETWORK_LOG.
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const net = require('node:net');

const note = (entry) => appendFileSync(process.env.NETWORK_LOG, JSON.stringify(entry) + '\n');
const isLocal = (host) => host === undefined || host === 'localhost' || host === '::1' || /^127\./.test(host);

note({ pid: process.pid, watched: process.argv.slice(1) });

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  // connect(path), connect(port, host), connect({ path } | { port, host }), or these as one array from net.connect()
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof first === 'object' ? first?.host : typeof second === 'string' ? second : undefined;
  if (!isLocal(host)) note({ connected: host, by: process.argv[1] });
  return connect.apply(this, args);
};

const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (...args) {
  const host = args.slice(1).find((arg) => typeof arg === 'string');
  if (!isLocal(host)) note({ connected: host, by: process.argv[1] });
  return send.apply(this, args);
};
