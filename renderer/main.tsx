import './zod-without-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { ConnectionProvider } from './client/connection/connection-context.tsx';
import { connect } from './client/connection/connect.ts';
import { ImportProvider } from './client/import/import-context.tsx';
import { createQueryClient, followWindowFocus } from './client/questions/query-client.ts';
import { shareChanges } from './client/questions/share-changes.ts';
import './styles/fonts.css';
import './styles/base.css';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no element #app.');
followWindowFocus(window);
const queries = createQueryClient();
shareChanges(queries, new BroadcastChannel('natpro-workspace'));

createRoot(root).render(
  <StrictMode>
    <ConnectionProvider connection={connect()}>
      <QueryClientProvider client={queries}>
        <ImportProvider>
          <App />
        </ImportProvider>
      </QueryClientProvider>
    </ConnectionProvider>
  </StrictMode>,
);
