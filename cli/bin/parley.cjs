#!/usr/bin/env node
// Old syntax only: this file must be readable by a Node that is too old for the rest.
'use strict';

var wanted = [22, 18];
var found = process.versions.node.split('.').map(Number);

if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  process.stderr.write(
    'parley needs Node ' + wanted.join('.') + ' or newer; this is ' + process.versions.node + '.\n',
  );
  process.exitCode = 2;
} else {
  var module_ = require('module');
  // Saves a check of a small workspace 15 ms of 160, from the second run on; the first one pays nothing for it.
  if (module_.enableCompileCache) module_.enableCompileCache();
  // Where the sources are, a bundle can only be what an interrupted npm pack left.
  var isRepository = require('fs').existsSync(__dirname + '/../src');
  import(isRepository ? '../dist/main.js' : '../dist/bundle/main.js').catch(function (error) {
    process.stderr.write('parley could not start: ' + (error && error.message) + '\n');
    process.exitCode = 70;
  });
}
