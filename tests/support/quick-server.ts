/** The loopback server as `serve-main.ts` runs it, but that a passphrase costs almost nothing. */
import { threadedPassphrases } from '../../electron/engine/vault/vault-thread.ts';
import { endOfProcess, serve } from '../../electron/hosts/serve-main.ts';

const ended = endOfProcess();
const server = await serve({ port: 0, vault: { passphrases: threadedPassphrases(2) } });
console.log(JSON.stringify({ url: server.newUrl() }));
await ended;
await server.close();
