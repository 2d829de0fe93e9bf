/** A form that takes something back: where it posts, and what. */
export interface Undo {
  action: string;
  fields: Record<string, string>;
}

export function UndoFields({ undo }: { undo: Undo }) {
  return Object.entries(undo.fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
