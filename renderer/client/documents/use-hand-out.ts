import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentRequest, HandOutWay, RejectsRequest } from '../../../shared/contract/documents.ts';
import type { Failure } from '../../../shared/contract/extracts.ts';
import { useConnection } from '../connection/connection-context.tsx';
import { toFailure } from '../connection/failure.ts';
import { copyFile } from './copy-file.ts';
import { saveFile } from './save-file.ts';

type Request = DocumentRequest | RejectsRequest;

/** What came of handing a document out. */
export type HandOutOutcome =
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'copied' }
  | { readonly kind: 'printed' }
  | { readonly kind: 'not-copied' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A document as another kind of file, such as the picture of a drawing. */
export type Turn = { readonly ending: string; readonly content: (made: Blob) => Promise<Blob> };

type HandOut = {
  readonly isBusy: boolean;
  /** What came of the last one; null while one is under way, and where the user thought better of it. */
  readonly outcome: HandOutOutcome | null;
  readonly save: (request: Request, turn?: Turn) => Promise<HandOutOutcome | null>;
  readonly copy: (
    request: Request,
    type: Parameters<typeof copyFile>[0],
    turn?: Turn,
  ) => Promise<HandOutOutcome | null>;
  /** @param print prints what is on the page */
  readonly print: (request: Request, print: () => Promise<void> | void) => Promise<HandOutOutcome | null>;
  readonly forget: () => void;
};

async function sha256Of(content: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The one way out of the page: a document is made by the engine, handed out, and the journal says so.
 * @param from  `case`: with the case key, where it names children
 */
export function useHandOut(from: 'office' | 'case' = 'office'): HandOut {
  const connection = useConnection();
  const { engine } = connection;
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<HandOutOutcome | null>(null);
  const makeWith = useCallback(
    (request: Request) => {
      if (request.document !== 'reject-workbook') return engine.documents.make(request);
      return (from === 'case' ? engine.case : engine.documents).makeRejects(request);
    },
    [engine, from],
  );
  const made = useCallback(
    async (request: Request, turn?: Turn) => {
      const { documentId, file } = await makeWith(request);
      if (file === null || turn === undefined) return { documentId, file };
      const name = file.name.replace(/\.[a-z]+$/, `.${turn.ending}`);
      return { documentId, file: { name, content: await turn.content(file.content) } };
    },
    [makeWith],
  );
  const handedOut = useCallback(
    async (documentId: string, way: HandOutWay, file: string | null, content: Blob | null) =>
      engine.documents.handedOut({ documentId, way, file, sha256: content && (await sha256Of(content)) }),
    [engine],
  );
  const leaving = useRef(new AbortController());
  // A lock takes what hands out off the page, while a dialog may still be open.
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const underWay = useRef(false);
  const carryOut = useCallback(async (work: () => Promise<HandOutOutcome | null>) => {
    // A button that was disabled meanwhile would lose the focus.
    if (underWay.current) return null;
    underWay.current = true;
    setIsBusy(true);
    setOutcome(null);
    const result = await work().catch((error: unknown): HandOutOutcome => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') return { kind: 'not-copied' };
      return { kind: 'failed', failure: toFailure(error) };
    });
    underWay.current = false;
    setOutcome(result);
    setIsBusy(false);
    return result;
  }, []);
  return {
    isBusy,
    outcome,
    save: useCallback(
      (request, turn) =>
        carryOut(async () => {
          const { documentId, file } = await made(request, turn);
          const name = file && (await saveFile(connection, file.name, file.content, leaving.current.signal));
          if (file === null || name === null) return null;
          await handedOut(documentId, 'file', name, file.content);
          return { kind: 'saved', name };
        }),
      [carryOut, made, handedOut, connection],
    ),
    copy: useCallback(
      (request, type, turn) =>
        carryOut(async () => {
          const making = made(request, turn);
          const content = making.then(({ file }) => file?.content ?? new Blob([]));
          // What could not be made is said by itself; the clipboard only says that it got nothing.
          await Promise.all([content, copyFile(type, content)]);
          await handedOut((await making).documentId, 'clipboard', null, await content);
          return { kind: 'copied' };
        }),
      [carryOut, made, handedOut],
    ),
    print: useCallback(
      (request, print) =>
        carryOut(async () => {
          const { documentId } = await made(request);
          // Before: nobody learns whether the printer's window was left without printing.
          await handedOut(documentId, 'print', null, null);
          await print();
          return { kind: 'printed' };
        }),
      [carryOut, made, handedOut],
    ),
    forget: useCallback(() => setOutcome(null), []),
  };
}
