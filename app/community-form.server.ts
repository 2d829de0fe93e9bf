/** A sent form of a community as its verb takes it. Boxes of one group have a name each, so that a refused form can tick them again. */
export function communityInput(form: Record<string, string>): Record<string, unknown> {
  const ticked = (group: string) => Object.keys(form).flatMap((name) => (name.startsWith(`${group}-`) ? [name.slice(group.length + 1)] : []));
  return { ...form, ages: ticked('ages'), settings: ticked('settings'), domains: ticked('domains') };
}
