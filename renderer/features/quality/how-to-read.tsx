import { useMessages } from '../../ui/locale.tsx';

/** Each term with its line of explanation. */
export function HowToRead(props: { readonly terms: readonly { readonly term: string; readonly text: string }[] }) {
  const { quality } = useMessages();
  return (
    <section className="quality-reading">
      <h3>{quality.howToRead}</h3>
      <dl>
        {props.terms.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
