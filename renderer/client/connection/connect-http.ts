import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { pageAccess } from '../../../shared/page/page-access.ts';
import type { EngineClient, Link } from './clients.ts';
import type { EngineHealth } from './engine-health.ts';
import { enterPage, leaveRefused } from './enter-page.ts';
import { watched, type Watched } from './watched.ts';
import { withUnavailable } from './with-unavailable.ts';

const retryAfterMs = 2000;

/** The loopback host at `/rpc` of the page's origin. When it is out of reach it is asked again until it answers. */
export function connectHttp(): { readonly link: Link; readonly health: Watched<EngineHealth> } {
  const health = watched<EngineHealth>({ state: 'running', logPath: null, generation: 0 });
  const secret = enterPage();
  const link: Link = new RPCLink({
    url: new URL('/rpc', window.location.origin).href,
    headers: async () => ({ [pageAccess.pageHeader]: await secret() }),
    fetch: async (request, init) => {
      const answer = await fetch(request, init);
      if (answer.status === 401) leaveRefused();
      return answer;
    },
  });
  const probe: EngineClient = createORPCClient(link);
  let isProbing = false;

  async function probeUntilBack(): Promise<void> {
    if (isProbing) return;
    isProbing = true;
    health.set({ ...health.get(), state: 'restarting' });
    while (isProbing) {
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      isProbing = await probe.app.info().then(
        () => false,
        () => true,
      );
    }
    health.set({ ...health.get(), state: 'running', generation: health.get().generation + 1 });
  }

  return { link: withUnavailable(link, () => void probeUntilBack()), health };
}
