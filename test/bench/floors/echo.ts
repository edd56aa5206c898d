/** A process that gives back what it is given: what stdio and the start of Node cost. */
process.stdin.pipe(process.stdout);
