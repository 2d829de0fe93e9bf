import type { Words } from './words-en.server';

/** What the showcase says, in Spanish. */
export const es: Words = {
  title: 'Las piezas',
  lede: 'Cada pieza compartida en todos sus estados, con el tema y el idioma que tienes ahora.',
  contents: 'En esta página',
  sections: {
    buttons: 'Botones',
    fields: 'Campos',
    messages: 'Mensajes',
    empty: 'Cuando aún no hay nada',
    people: 'Personas, etiquetas, fechas',
    answers: 'Respuestas: asistencia y reacciones',
    moving: 'Pestañas, páginas, búsqueda',
    overlays: 'Menú, diálogo, hoja',
    tables: 'Tabla',
    rhythm: 'Ritmo',
    code: 'Código para la cámara del teléfono',
  },
  buttons: {
    primary: 'Escribir la primera', plain: 'La probé', quiet: 'Ahora no', pressed: 'Guardada', small: 'Unirme', danger: 'Borrar para siempre', disabled: 'La sesión terminó', busy: 'Guardando tus notas', wide: 'Registrar mi llegada', link: 'Ver comunidades', bell: 'Avisos', waiting: 'te esperan',
  },
  fields: {
    name: 'Nombre de la serie', nameHint: 'Así aparece en el calendario de cada quien.', nameSample: 'Círculo mensual de práctica', link: 'Enlace de video', linkSample: 'zoom/triadas', closed: 'Comunidad', zone: 'Zona horaria', zones: ['Hora del Centro (Chicago)', 'Hora de la Montaña (Denver)', 'Hora del Este (Nueva York)'], note: 'Qué pasó', noteHint: 'Usa iniciales para niños y familias.', noteSample: 'Un día medí cuánto esperamos. Once minutos antes del almuerzo, junto a los abrigos.',
    often: '¿Cada cuánto?', twoWeeks: 'Cada dos semanas', month: 'Cada mes', remind: 'Recordarme el día anterior', remindHint: 'Por correo, a las 5:00 p.m.', tell: 'Avisarme si cambia', sure: 'Sé que esto no se puede deshacer', age: '¿De qué edades?', ages: ['Bebés', 'De uno a tres', 'Preescolar'], what: '¿Qué es?', none: 'Elige una opción para seguir.',
  },
  messages: {
    names: 'Tres nombres parecen de niños.', namesMore: 'Aquí no nombramos a niños ni a familias. Revísalos antes de publicar.',
    came: 'Tu llegada quedó registrada.', cameMore: 'Ronda de lo probado, 8 de enero. Se sumarán 1,5 horas cuando Amara lo confirme.',
    failed: 'Tu respuesta no se envió.', failedMore: 'Se cortó la conexión. Tus palabras están a salvo.',
    supervisors: 'Tu supervisor puede ver que viniste, nunca lo que dijiste.', lock: 'Solo tú puedes ver esto.',
    moved: 'Cambiada al 12 de febrero.', move: 'Cambiar la sesión', kept: 'Borrador guardado.', keep: 'Guardar un borrador', back: 'Vuelve a ser el 8 de enero.', told: 'Cambiada al 12 de febrero, y dicho en la página siguiente.', tell: 'Cambiarla con un formulario',
  },
  empty: {
    strategies: 'Aquí todavía no hay estrategias', strategiesMore: 'Una estrategia es cualquier cosa que haces y que otros podrían probar. «Un día medimos cuánto esperamos» es un buen comienzo.', tried: 'Nadie la ha probado todavía', triedMore: 'Pruébala una vez y cuéntanos qué pasó. No hace falta que haya funcionado.',
  },
  people: {
    coming: 'Vienen 8 personas', line: 'Menos espera, más juego', soil: 'De uno a tres', leaf: 'A David le sirvió', wheat: 'Cambia la hora', card: 'Una despedida en la que se puede confiar', cardMore: 'Una entrega corta y predecible de la familia a su educadora de referencia, igual cada mañana.', soft: 'La probaron Grace y David. A los dos les sirvió.', written: 'Escrito', circle: 'Círculo mensual de práctica', when: 'Mañana, de 6:30 a 8:00 p.m.', where: 'Ronda de lo probado. Trae una despedida.',
  },
  moving: { tabs: 'Partes de una comunidad', posts: 'Publicaciones', sessions: 'Sesiones', library: 'Biblioteca', people: 'Personas', filters: 'Filtrar publicaciones', newest: 'Lo último', unread: 'Sin leer', questions: 'Preguntas' },
  overlays: { more: 'Más', edit: 'Editar la serie', copy: 'Copiar el enlace', leave: 'Salir de esta comunidad', dialog: 'Saltar una fecha', sheet: 'Quién viene', skip: 'Saltar el 12 de febrero', skipMore: 'El círculo suma una fecha al final, para que se cumpla el número que prometieron. Avisamos a quienes dijeron que sí.', why: 'Por qué, en pocas palabras', coming: 'Vienen el 8 de enero' },
  table: {
    caption: 'Horas por confirmar', member: 'Integrante', session: 'Sesión', came: 'Vino', hours: 'Horas',
    rows: [['Grace Kim', 'Ronda de lo probado', 'Todo el tiempo', '1,5'], ['David Okafor', 'Ronda de lo probado', 'Una parte', '1,0'], ['Thandi Mokoena', 'Cuando el día se deshace', 'Todo el tiempo', '1,5']],
  },
  rhythm: {
    sentence: 'En 2025 se reunieron 12 de las 12 veces previstas.', together: 'Tiempo juntos', togetherMore: '1,5 horas, doce veces', hours: 'horas', presence: 'Presencia', presenceMore: '104 de 122 lugares previstos, ocupados', used: 'Entre una y otra', usedMore: 'Estrategias probadas en las últimas 26 semanas', reports: 'relatos',
    meter: 'Se ocuparon 104 de los 122 lugares previstos.', empty: 'Todavía no llega ninguna de las cuatro fechas.', heat: 'Las últimas 26 semanas. El círculo se reunió seis veces, y en 21 semanas se probó algo.', week: 'Semana del', circle: 'Círculo de práctica', circleUnit: 'personas presentes', tried: 'Estrategias probadas', triedUnit: 'relatos', reflecting: 'Reflexión', reflectingUnit: 'se cuentan, no se leen',
    gaps: 'Días entre sesiones: 28, y 35 tras un mes con cinco jueves. Ninguno se acercó a los 45 que acordaron vigilar.', due: 'Cuándo toca la próxima', dots: 'David vino a 7 de las últimas 12, a una parte de otra, avisó una vez y otra vez no estuvo. Faltan dos por llegar.',
    held: 'presente, celebrada', part: 'una parte', excused: 'avisó antes', none: 'ausente', ahead: 'por venir',
  },
  code: 'Código que abre la página de Rooted Together',
  codeMore: 'Imprímelo o muéstralo: el teléfono abre la página.',
};
