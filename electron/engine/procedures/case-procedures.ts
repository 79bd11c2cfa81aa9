import type { ContractImplementer } from './contract-implementer.ts';
import type { DocumentOffice } from './document-office.ts';
import type { EngineParts } from './engine-parts.ts';

/** What names children or needs who they are. Without the case key nothing of the branch is answered, whatever was asked. */
export function caseProcedures(os: ContractImplementer, { gate, dataset, links }: EngineParts, office: DocumentOffice) {
  const branch = os.case.use(async ({ next, signal }) =>
    gate.run(
      dataset.store,
      async (caseSignal) => {
        dataset.assertRows();
        return next({ context: { caseSignal } });
      },
      signal,
    ),
  );
  const { linking } = branch;
  return branch.router({
    linking: {
      status: linking.status.handler(({ context }) => links.status(context.caseSignal)),
      run: linking.run.handler(({ context }) => links.link(context.caseSignal)),
      pairs: linking.pairs.handler(({ input, context }) => links.pairs(input, context.caseSignal)),
      decide: linking.decide.handler(({ input, context }) => links.decide(input, context.caseSignal)),
    },
    makeRejects: branch.makeRejects.handler(async ({ input }) =>
      office.makeRejects(input, await dataset.rejectsOf(input.extractId)),
    ),
  });
}
