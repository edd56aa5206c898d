// Takes the place of the C++ module @vscode/spdlog in the VS Code under test, so that nothing has to be compiled.
// Writes each log line to its file at once; without it the Output channels would stay empty.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
const info = levels.indexOf('info');

class Logger {
  constructor(_kind, _name, file) {
    this.file = file;
    this.level = info;
    this.bare = false;
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
  }
  write(level, message) {
    if (level < this.level) return;
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.file, this.bare ? message : `${stamp} [${levels[level]}] ${message}\n`);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {
    this.bare = false;
  }
  // VS Code clears the formatters where it formats the lines itself.
  clearFormatters() {
    this.bare = true;
  }
  flush() {}
  drop() {}
}
levels.forEach((name, level) => {
  Logger.prototype[name] = function (message) {
    this.write(level, message);
  };
});

const create = async (name, file) => new Logger('rotating', name, file);

// One assignment each: VS Code imports this as an ES module, and Node finds the names of its exports only this way.
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
