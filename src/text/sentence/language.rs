//! What the second rule knows of languages.
//!
//! Abbreviations are of several kinds ([`Kind`]), by what may follow them. Those that are not in a list, and are no single
//! capital and no letters with full stops between them (`U.S.`), are taken for words: behind `etc.` a capital begins a
//! sentence, and a small letter does in no language. Lists are short on purpose: what is a word as well (`no`, `art`,
//! `max`) is there only with a digit behind it, or not at all.

/// What may follow an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Always more: a title before a name, `e.g.`
    Title,
    /// A number, in digits or Roman numerals; else it is a word.
    Number,
    /// Digits; else it is a word.
    Date,
    /// Whatever is no word that sentences begin with.
    Soft,
    /// A measure behind a number, where a capital begins a sentence, and a title without one: `5 с.`, `с. Ивановка`.
    Unit,
    /// The same for a year, behind which a sentence goes on if it has just begun: `В 1812 г. Наполеон`.
    Year,
    /// Nothing: a capital behind it begins a sentence, although it is letters with full stops between them.
    Whole,
}

/// A language, or several that are alike.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Language {
    /// The tag by which it is found.
    pub(super) tag: &'static str,
    /// Whether a full stop may end a sentence.
    pub(super) has_stops: bool,
    /// Whether its script has a full stop of its own, beside which `.` is none.
    pub(super) has_own_stop: bool,
    /// Whether no spaces divide sentences.
    pub(super) is_wide: bool,
    /// Whether a space stands before a closing quotation mark.
    pub(super) has_spaced_quotes: bool,
    /// Whether a full stop behind a number makes it an ordinal, before capitals, too.
    pub(super) has_ordinals: bool,
    /// Further marks that end sentences.
    pub(super) marks: &'static [char],
    /// Its abbreviations.
    kinds: &'static [(Kind, &'static [&'static str])],
    /// Words that sentences begin with and names do not; with an apostrophe, only before one.
    starters: &'static [&'static str],
}

impl Language {
    /// The language of a BCP 47 tag.
    pub(super) fn of(tag: &str) -> &'static Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "en" => &ENGLISH,
            "de" => &GERMAN,
            "fr" => &FRENCH,
            "es" => &SPANISH,
            "ru" => &RUSSIAN,
            "el" => &GREEK,
            "hy" => &ARMENIAN,
            "zh" | "ja" | "yue" | "wuu" | "nan" | "hak" | "lzh" => &CHINESE,
            "hi" | "ne" | "sa" | "bn" | "as" | "or" | "pa" | "mai" | "bho" | "sat" | "mni" | "am" | "ti" | "km"
            | "my" | "ur" | "ks" | "sd" => &HINDI,
            "th" | "lo" => &THAI,
            _ => &OTHER,
        }
    }

    /// The kind of an abbreviation, which is given without its last full stop and without spaces.
    pub(super) fn kind(&self, word: &str) -> Option<Kind> {
        self.kinds.iter().chain(COMMON).find(|(_, words)| words.contains(&word)).map(|(kind, _)| *kind)
    }

    /// Whether sentences begin with a word, behind which a character stands.
    pub(super) fn begins(&self, word: &str, behind: char) -> bool {
        let is_initial = behind == '.' && word.chars().nth(1).is_none();
        let elided = |it: &str| matches!(behind, '\'' | '’') && it.strip_suffix('’') == Some(word);
        !is_initial && self.starters.iter().any(|it| *it == word || elided(it))
    }
}

/// Abbreviations in any language.
const COMMON: &[(Kind, &[&str])] = &[
    (Kind::Title, &["Dr", "Prof", "Mr", "Mrs", "Ms", "St", "cf", "Cf", "vs", "डॉ", "प्रो", "पं"]),
    (Kind::Number, &["p", "pp", "vol", "Vol", "fig", "Fig", "Nr", "nr"]),
    (Kind::Date, &["No", "art", "Art"]),
];

const OTHER: Language = Language {
    tag: "",
    has_stops: true,
    has_own_stop: false,
    is_wide: false,
    has_spaced_quotes: false,
    has_ordinals: false,
    marks: &[],
    kinds: &[],
    starters: &[],
};

/// Chinese and Japanese.
const CHINESE: Language = Language { tag: "zh", has_own_stop: true, is_wide: true, ..OTHER };

/// Hindi, and other languages that have a full stop of their own and put spaces between words.
const HINDI: Language = Language { tag: "hi", has_own_stop: true, ..OTHER };

/// Thai and Lao: a full stop is only ever that of an abbreviation.
const THAI: Language = Language { tag: "th", has_stops: false, ..OTHER };

/// Greek, whose question mark is typed as a semicolon.
const GREEK: Language = Language { tag: "el", marks: &[';'], ..OTHER };

/// Armenian, whose full stop is often typed as a colon.
const ARMENIAN: Language = Language { tag: "hy", has_own_stop: true, marks: &[':'], ..OTHER };

#[rustfmt::skip]
const ENGLISH: Language = Language {
    tag: "en",
    kinds: &[
        (Kind::Title, &[
            "Messrs", "Mx", "Drs", "Gen", "Lt", "Col", "Maj", "Capt", "Cpl", "Sgt", "Adm", "Cmdr", "Brig", "Sen", "Rep",
            "Gov", "Pres", "Rev", "Fr", "Hon", "Amb", "Supt", "Insp", "Msgr", "Pvt", "e.g", "E.g", "i.e", "I.e", "viz", "v", "ca",
            "approx", "esp", "incl",
        ]),
        (Kind::Soft, &[
            "St", "Mt", "Ft", "Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Bros", "Ave", "Blvd", "Rd", "Dept", "Univ", "Assn",
            "Esq", "al", "Calif", "Conn", "Fla", "Mass", "Mich", "Minn", "Tenn", "Tex", "Va",
        ]),
        (Kind::Number, &[
            "Vols", "vols", "Ch", "ch", "Chap", "chap", "Art", "Arts", "Sec", "Sect", "Pt", "figs", "n", "nn", "l", "ll",
        ]),
        (Kind::Date, &[
            "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "no", "Nos", "nos",
            "sec", "para", "c", "b", "d", "r", "col", "cols",
        ]),
        (Kind::Whole, &["a.m", "p.m"]),
    ],
    starters: &[
        "The", "A", "An", "He", "She", "It", "They", "We", "I", "You", "His", "Her", "Its", "Their", "Our", "My", "Your",
        "This", "That", "These", "Those", "There", "Here", "But", "And", "Or", "Nor", "So", "Yet", "For", "If", "When",
        "While", "As", "At", "In", "On", "Of", "To", "By", "From", "With", "Without", "Under", "Over", "About", "After",
        "Before", "Since", "Until", "During", "Through", "Between", "Among", "Against", "Despite", "Because", "Although",
        "Though", "Unless", "Whether", "Who", "What", "Why", "How", "Where", "Which", "Not", "No", "Yes", "Now", "Then",
        "Once", "Even", "Still", "Some", "Many", "Most", "Few", "All", "Both", "Each", "Every", "Any", "Other", "Others",
        "Another", "One", "Two", "Three", "Mr", "Mrs", "Ms", "Dr", "Perhaps", "However", "Instead", "Moreover", "Meanwhile",
        "Today", "Only", "Nobody", "Nothing", "Everyone", "Such", "Let", "Is", "Are", "Was", "Were", "Did", "Does", "Do",
        "Can", "Could", "Would", "Should", "Will",
    ],
    ..OTHER
};

#[rustfmt::skip]
const GERMAN: Language = Language {
    tag: "de",
    has_ordinals: true,
    kinds: &[
        (Kind::Title, &[
            "Hr", "Hrn", "Fr", "Frl", "Dipl", "Ing", "Mag", "Frhr", "Gebr", "Gen", "Msgr", "Hrsg", "med", "jur", "phil", "rer", "nat", "habil", "geb", "gest", "gez", "hl", "Hl", "bzw",
            "ca", "Ca", "vgl", "Vgl", "sog", "evtl", "ggf", "inkl", "exkl", "insb", "bes", "zzgl", "abzgl", "resp", "z.B",
            "Z.B", "d.h", "D.h", "z.T", "z.Zt", "u.U", "i.d.R", "m.E", "i.A", "i.V", "z", "u", "d", "i", "v", "n", "o", "m",
            "a",
        ]),
        (Kind::Soft, &[
            "usw", "etc", "Jh", "Jhd", "Jhdt", "Mio", "Mrd", "Tsd", "Str", "Co", "v.Chr", "n.Chr", "Bf", "Hbf",
        ]),
        (Kind::Number, &[
            "Nrn", "Bd", "Bde", "Abs", "Art", "Abb", "Tab", "Kap", "Anm", "Aufl", "Ziff", "Rn", "Rdnr",
        ]),
        (Kind::Date, &[
            "Jan", "Feb", "Mrz", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Okt", "Nov", "Dez",
        ]),
    ],
    starters: &[
        "Der", "Die", "Das", "Den", "Dem", "Des", "Er", "Sie", "Es", "Wir", "Ich", "Ihr", "Du", "Man", "Ein", "Eine",
        "Einen", "Einem", "Einer", "Eines", "Kein", "Keine", "Und", "Aber", "Oder", "Doch", "Denn", "Sondern", "Also", "In",
        "Im", "Ins", "Am", "An", "Auf", "Aus", "Bei", "Beim", "Mit", "Nach", "Von", "Vom", "Vor", "Zu", "Zum", "Zur", "Für",
        "Durch", "Gegen", "Ohne", "Um", "Unter", "Über", "Zwischen", "Bis", "Seit", "Während", "Wegen", "Trotz", "Als",
        "Wenn", "Weil", "Dass", "Ob", "Obwohl", "Damit", "Da", "Dabei", "Dafür", "Dagegen", "Daher", "Dann", "Danach",
        "Darauf", "Darum", "Dazu", "Deshalb", "Dort", "Hier", "So", "Wie", "Was", "Wer", "Wo", "Warum", "Wann", "Welche",
        "Dieser", "Diese", "Dieses", "Diesen", "Diesem", "Jene", "Jener", "Jeder", "Jede", "Jedes", "Alle", "Alles",
        "Manche", "Viele", "Einige", "Andere", "Nicht", "Nichts", "Niemand", "Nur", "Auch", "Noch", "Schon", "Erst",
        "Selbst", "Sogar", "Nun", "Jetzt", "Heute", "Gestern", "Morgen", "Damals", "Später", "Zuerst", "Sein", "Seine",
        "Ihre", "Unser", "Unsere", "Mein", "Meine", "Ist", "Sind", "War", "Waren", "Hat", "Haben", "Ja", "Nein",
        "Vielleicht", "Jedoch", "Allerdings", "Außerdem", "Trotzdem", "Dennoch", "Zwar",
    ],
    ..OTHER
};

#[rustfmt::skip]
const FRENCH: Language = Language {
    tag: "fr",
    has_spaced_quotes: true,
    kinds: &[
        (Kind::Title, &[
            "M", "MM", "Mlle", "Mlles", "Mme", "Mmes", "Mgr", "Pr", "Ste", "p.ex", "c.-à-d", "c.à.d", "av", "apr", "env", "bd", "boul",
        ]),
        (Kind::Soft, &["ex", "éd", "Cie"]),
        (Kind::Number, &[
            "t", "n", "no", "nos", "art", "Art", "chap", "Chap", "ch", "liv", "al", "l",
        ]),
        (Kind::Date, &["janv", "févr", "fév", "avr", "juil", "juill", "sept", "oct", "nov", "déc"]),
    ],
    starters: &[
        "Il", "Elle", "Ils", "Elles", "On", "Je", "J’", "Nous", "Vous", "Tu", "Ce", "Cet", "Cette", "Ces", "C’", "Cela",
        "Ceci", "Ça", "Les", "Des", "Un", "Une", "Son", "Sa", "Ses", "Leur", "Leurs", "Notre", "Nos", "Votre", "Vos", "Mon",
        "Ma", "Mes", "Mais", "Et", "Ou", "Or", "Donc", "Car", "Ni", "Puis", "Dans", "Pour", "Par", "Sur", "Sous", "Avec",
        "Sans", "Chez", "Contre", "Entre", "Vers", "En", "Au", "Aux", "À", "Si", "S’", "Quand", "Lorsque", "Comme", "Que",
        "Qu’", "Qui", "Quel", "Quelle", "Où", "Pourquoi", "Comment", "Tout", "Tous", "Toute", "Toutes", "Après", "Avant",
        "Depuis", "Pendant", "Dès", "Aujourd’", "Hier", "Demain", "Ici", "Là", "Ainsi", "Alors", "Ensuite", "Enfin",
        "Pourtant", "Cependant", "Toutefois", "Certains", "Plusieurs", "Chaque", "Aucun", "Aucune", "Même", "Non", "Oui",
        "Ne", "N’", "Rien", "Personne", "Peut", "Voici", "Voilà", "Malgré", "Parce", "Selon",
    ],
    ..OTHER
};

#[rustfmt::skip]
const SPANISH: Language = Language {
    tag: "es",
    kinds: &[
        (Kind::Title, &[
            "Sr", "Sra", "Srta", "Sres", "Sras", "Dra", "Dres", "Dña", "Profa", "Gral", "Cnel", "Tte", "Lic", "Ing", "Arq",
            "Mtro", "Mtra", "Pdte", "Excmo", "Excma", "Ilmo", "Mons", "Sto", "Sta", "Fr", "Hno", "Pbro", "p.ej", "P.ej", "aprox", "EE", "FF", "RR",
            "JJ", "CC",
        ]),
        (Kind::Soft, &["Ud", "Uds", "Vd", "Vds", "Av", "Avda", "Cía", "Ltda", "Jr", "EE.UU", "FF.AA", "JJ.OO", "CC.OO", "a.C", "d.C"]),
        (Kind::Number, &[
            "pág", "págs", "núm", "núms", "Núm", "n", "arts", "cap", "caps", "vols", "t", "Art", "art",
        ]),
        (Kind::Date, &["ene", "feb", "abr", "jun", "jul", "ago", "sep", "sept", "oct", "nov", "dic"]),
        (Kind::Whole, &["a.m", "p.m"]),
    ],
    starters: &[
        "El", "La", "Los", "Las", "Lo", "Un", "Una", "Unos", "Unas", "Él", "Ella", "Ellos", "Ellas", "Yo", "Tú", "Usted",
        "Ustedes", "Nosotros", "Este", "Esta", "Estos", "Estas", "Ese", "Esa", "Eso", "Esto", "Aquel", "Aquella", "Pero",
        "Y", "O", "Ni", "Si", "Sí", "No", "En", "Por", "Para", "Con", "Sin", "Sobre", "Desde", "Hasta", "Entre", "Tras",
        "Según", "Contra", "Cuando", "Como", "Cómo", "Donde", "Dónde", "Qué", "Que", "Quién", "Quien", "Cuál", "Cuánto",
        "Su", "Sus", "Mi", "Mis", "Nuestro", "Nuestra", "Hay", "Fue", "Era", "Es", "Son", "Ya", "Ahora", "Hoy", "Ayer",
        "Mañana", "Luego", "Después", "Antes", "Entonces", "Así", "También", "Tampoco", "Aunque", "Porque", "Mientras",
        "Además", "Al", "Todo", "Todos", "Toda", "Todas", "Muchos", "Muchas", "Algunos", "Algunas", "Otros", "Cada",
        "Nadie", "Nada", "Nunca", "Siempre", "Se", "Le", "Les", "Me", "Te", "Nos", "Aquí", "Allí",
    ],
    ..OTHER
};

#[rustfmt::skip]
const RUSSIAN: Language = Language {
    tag: "ru",
    kinds: &[
        (Kind::Title, &[
            "т.е", "Т.е", "т.к", "Т.к", "т.н", "т.о", "им", "ср", "Ср", "См", "напр", "Напр", "акад", "проф", "доц", "чл",
            "корр", "ген", "полк", "адм", "имп", "кн", "еп", "архиеп", "св", "Св", "ок", "о", "оз", "ул", "пл", "просп", "пер", "обл", "гр", "тов", "англ", "нем",
            "фр", "лат", "греч",
        ]),
        (Kind::Number, &[
            "стр", "гл", "рис", "Рис", "табл", "Табл", "ст", "пп", "кв", "корп", "вып", "тт", "разд", "прим",
        ]),
        (Kind::Date, &["янв", "фев", "февр", "апр", "авг", "сент", "окт", "нояб", "дек"]),
        (Kind::Unit, &["р", "с", "д", "т", "п", "см"]),
        (Kind::Year, &["г", "гг", "в", "вв", "н.э"]),
        (Kind::Whole, &["т.д", "т.п"]),
    ],
    starters: &[
        "Он", "Она", "Оно", "Они", "Мы", "Вы", "Я", "Ты", "Это", "Этот", "Эта", "Эти", "Тот", "Та", "Те", "То", "Но", "И",
        "А", "Да", "Нет", "Не", "Ни", "В", "Во", "На", "С", "Со", "К", "Ко", "По", "За", "Из", "От", "До", "У", "О", "Об",
        "При", "Для", "Без", "Под", "Над", "Через", "Если", "Когда", "Как", "Что", "Чтобы", "Кто", "Где", "Куда", "Почему",
        "Зачем", "Так", "Там", "Тут", "Здесь", "Теперь", "Тогда", "Потом", "Затем", "После", "Однако", "Поэтому", "Потому",
        "Хотя", "Все", "Всё", "Весь", "Вся", "Его", "Её", "Ее", "Их", "Мой", "Наш", "Ваш", "Был", "Была", "Были", "Было",
        "Есть", "Уже", "Ещё", "Еще", "Даже", "Только", "Лишь", "Именно", "Может", "Можно", "Надо", "Нужно", "Никто",
        "Ничего", "Сегодня", "Вчера", "Завтра",
    ],
    ..OTHER
};
