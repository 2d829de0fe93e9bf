/** A sign with its names, the first of which is shown: English, Spanish. */
const signs: readonly (readonly [sign: string, en: string, es: string])[] = [
  ['👍', 'thumbs up, yes', 'pulgar arriba, sí'],
  ['❤️', 'heart, love', 'corazón, amor'],
  ['🙏', 'thank you, hands together', 'gracias, manos juntas'],
  ['👏', 'clapping, applause', 'aplausos'],
  ['🙌', 'raised hands, hooray', 'manos arriba, viva'],
  ['💡', 'idea, light bulb', 'idea, bombilla'],
  ['🤔', 'thinking', 'pensando'],
  ['🎉', 'celebration, party', 'celebración, fiesta'],
  ['😊', 'smile', 'sonrisa'],
  ['🙂', 'slight smile', 'media sonrisa'],
  ['😀', 'happy', 'feliz'],
  ['😄', 'laughing eyes', 'ojos alegres'],
  ['😂', 'tears of joy, laughing', 'risa, llorar de risa'],
  ['😅', 'relief, phew', 'alivio, uf'],
  ['😉', 'wink', 'guiño'],
  ['😍', 'heart eyes', 'ojos de corazón'],
  ['🤗', 'hug', 'abrazo'],
  ['😌', 'calm, relieved', 'calma, alivio'],
  ['😴', 'asleep, nap', 'dormir, siesta'],
  ['😢', 'sad, tear', 'triste, lágrima'],
  ['😭', 'crying', 'llorar'],
  ['😟', 'worried', 'preocupación'],
  ['😡', 'angry', 'enojo, enfado'],
  ['😱', 'scared, shocked', 'miedo, susto'],
  ['😮', 'surprised', 'sorpresa'],
  ['😬', 'awkward', 'apuro'],
  ['🥱', 'yawn, tired', 'bostezo, cansancio'],
  ['🤒', 'ill, sick', 'enfermo, fiebre'],
  ['🤷', 'shrug', 'no sé, encogerse de hombros'],
  ['👋', 'wave, hello, goodbye', 'saludo, hola, adiós'],
  ['👀', 'eyes, looking', 'ojos, mirar'],
  ['👂', 'ear, listening', 'oído, escuchar'],
  ['💪', 'strong', 'fuerza'],
  ['🤝', 'handshake, together', 'acuerdo, juntos'],
  ['👶', 'baby', 'bebé'],
  ['🧒', 'child', 'niña, niño, peque'],
  ['👩‍🏫', 'teacher', 'maestra, docente'],
  ['👨‍👩‍👧', 'family', 'familia'],
  ['🏫', 'school', 'escuela'],
  ['📚', 'books', 'libros'],
  ['📖', 'open book, story', 'libro abierto, cuento'],
  ['✏️', 'pencil', 'lápiz'],
  ['🖍️', 'crayon', 'crayón, cera'],
  ['🎨', 'art, paint', 'arte, pintura'],
  ['🎵', 'music, song', 'música, canción'],
  ['🧩', 'puzzle', 'rompecabezas'],
  ['🧸', 'teddy bear, toy', 'osito, juguete'],
  ['🧱', 'blocks', 'bloques'],
  ['🪁', 'kite', 'cometa, papalote'],
  ['⚽', 'ball', 'pelota, balón'],
  ['🍎', 'apple, snack', 'manzana, merienda'],
  ['🥣', 'breakfast, bowl', 'desayuno, tazón'],
  ['☕', 'coffee, break', 'café, pausa'],
  ['🌱', 'sprout, growing', 'brote, crecer'],
  ['🌻', 'sunflower', 'girasol'],
  ['🌈', 'rainbow', 'arcoíris'],
  ['☀️', 'sun', 'sol'],
  ['🌧️', 'rain', 'lluvia'],
  ['🐢', 'turtle, slow', 'tortuga, despacio'],
  ['🦋', 'butterfly', 'mariposa'],
  ['⭐', 'star', 'estrella'],
  ['✅', 'done, check', 'hecho, listo'],
  ['❓', 'question', 'pregunta'],
  ['⏰', 'clock, time', 'reloj, hora'],
  ['📅', 'calendar, date', 'calendario, fecha'],
];

const folded = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

/**
 * The emoji of which a word of a name begins with what was typed, in either language, whatever the accents; a whole
 * name comes first, then those that begin with it. All of them for nothing typed.
 */
export function findEmoji(asked: string, language: string): { sign: string; name: string }[] {
  const wanted = folded(asked);
  const found = signs.flatMap(([sign, en, es]) => {
    const names = [...(language === 'es' ? [es, en] : [en, es]).flatMap((text) => text.split(', '))];
    const at = names.findIndex((name) => ` ${folded(name)}`.includes(` ${wanted}`));
    if (at < 0) return [];
    const name = folded(names[at]!);
    return [{ sign, name: names[0]!, rank: name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2 }];
  });
  const sorted = wanted ? found.sort((a, b) => a.rank - b.rank).slice(0, 8) : found;
  return sorted.map(({ sign, name }) => ({ sign, name }));
}
