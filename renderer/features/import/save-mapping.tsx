import { useCallback, useState, type FormEvent } from 'react';
import { Form } from 'react-aria-components';
import { useImport } from '../../client/import/import-context.tsx';
import { profileOf } from '../../client/import/import-mapping.ts';
import { headersOf, mappingOf, type ImportItem } from '../../client/import/import-item.ts';
import { useMappingActions, useMappings } from '../../client/import/use-mappings.ts';
import { useTask } from '../../client/connection/use-task.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';

const longestName = 80;

/** Saves how a file is read under a name, so that the next one with these headers is read the same way. */
export function SaveMapping(props: { readonly item: ImportItem }) {
  const { item } = props;
  const { session, profileSaved } = useImport();
  const { importing } = useMessages();
  const { profile: words } = importing;
  const { data: profiles = [] } = useMappings();
  const { save } = useMappingActions();
  const [name, setName] = useState(item.profile?.name ?? '');
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const { run, isRunning, failure } = useTask(save);
  const wanted = name.trim();
  const isTaken = wanted !== savedAs && profiles.some((profile) => profile.name === wanted);
  const recognised = item.inspection?.mapping;
  const submit = useCallback(
    async (event: FormEvent) => {
      event.preventDefault();
      if (wanted === '' || !recognised) return;
      const profile = profileOf(wanted, headersOf(item), recognised, mappingOf(item), {
        blank: session.blank,
        codes: item.codes,
        choices: item.choices,
        surveyYearBE: item.yearGiven,
      });
      // Undefined is what saving gives, null that it failed.
      if ((await run(profile)) === null) return;
      profileSaved(item.key, profile);
      setSavedAs(wanted);
    },
    [wanted, recognised, item, session.blank, run, profileSaved],
  );
  return (
    <Form className="save-mapping" onSubmit={(event) => void submit(event)}>
      <p>
        <strong>{words.save}</strong>
        <span className="evidence-note">{words.saveWhy}</span>
      </p>
      <div className="save-mapping-row">
        <TextField
          label={words.name}
          value={name}
          onChange={(text) => {
            setName(text);
            setSavedAs(null);
          }}
          longest={longestName}
          placeholder={words.nameExample}
          note={isTaken ? words.replaces : null}
        />
        <Action isSubmit isDisabled={wanted === '' || isRunning}>
          {words.saveAction}
        </Action>
      </div>
      <p role="status">{savedAs === null ? null : words.saved(savedAs)}</p>
      {failure ? <FailureNotice failure={failure} /> : null}
    </Form>
  );
}
