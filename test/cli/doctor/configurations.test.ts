import assert from 'node:assert/strict';
import { configurationNames, readConfiguration } from '#cli/doctor/configurations.ts';
import { describeWithMosquitto, startMosquitto } from '../../support/mosquitto.ts';
import { runCli } from '../run-cli.ts';

/** What the test's own Mosquitto has in its place: ports, users and folders of a real machine. */
const ofTheMachine = /^(listener|allow_anonymous|password_file|persistence|persistence_location) /;

describe('readConfiguration', () => {
  for (const name of configurationNames) {
    it(`has one for ${name}, which says why`, async () => {
      const text = await readConfiguration(name);
      const comments = text.split('\n').filter((line) => /^\s*(#|<!--)/.test(line));
      assert.ok(comments.length >= 8);
      assert.match(text, /parley doctor mqtt:\/\//);
      assert.ok(text.split('\n').every((line) => line.length <= 132));
    });
  }

  describeWithMosquitto('of Mosquitto', () => {
    it('is one that Mosquitto starts with, and gets an A', async () => {
      const settings = (await readConfiguration('mosquitto'))
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#') && !ofTheMachine.test(line));
      assert.equal(settings.length, 7);
      const broker = await startMosquitto(settings);
      const { code, stdout, stderr } = await runCli(['doctor', broker.url, '--min', 'A', '--format', 'json']);
      await broker.close();
      assert.equal((JSON.parse(stdout) as { grade: string }).grade, 'A', stdout);
      assert.equal(code, 0);
      assert.match(stderr, /probing mqtt:\/\/127/);
    });
  });
});
