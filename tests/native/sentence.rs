//! Sentences by the second rule, language by language. In the cases a bar stands where one ends within the text.

use proptest::prelude::*;
use wherefore::text::{SentenceRule, Splitter, slice};

fn split(language: &str, text: &str) -> Vec<String> {
    let found = Splitter::new(SentenceRule::Second, language).sentences(text);
    found.into_iter().map(|range| slice(text, range).to_owned()).collect()
}

#[track_caller]
fn check(language: &str, cases: &[&str]) {
    for case in cases {
        let expected: Vec<_> = case.split('|').map(|it| it.trim().to_owned()).collect();
        assert_eq!(split(language, &case.replace('|', "")), expected, "{language}");
    }
}

#[test]
fn english() {
    check(
        "en-GB",
        &[
            "One.| Two?| Three!| Four…| Five",
            "What?!| No.",
            "“Go.”| They went.| (So it was said.)| Then “no.”",
            "“Why?” she asked.| “Go!” he said.",
            "“Why?” — she asked.| “Go!”—he went.",
            "Mr. Roe and Mrs. No met Gen. Doe and Prof. So.| They spoke.",
            "Some fruit, e.g. Apples, i.e. Pomes, cf. Darwin v. Wallace.| Others are not.",
            "He asked for apples, pears, etc.| Nobody came.",
            "He asked for apples, pears, etc. and nuts, vs. nothing.",
            // Letters with full stops end a sentence before a word that sentences begin with, and before no other.
            "It ended in the U.S.| The war went on.",
            "The U.S. Navy, the U.S. and J. R. R. Tolkien.",
            "He met J. Doe and A. A. Milne, Ph.D. Martin went.",
            "Martin Luther King Jr. Day came.| He was Martin Luther King Jr.| He spoke.",
            "It was made by Acme Inc.| It broke at 5 p.m.| Martin left at 6 a.m. sharp.",
            "On Jan. 5, Sept. 11 and 5 Feb.| Nobody came.",
            "See No. 5, pp. 12–14, vol. IV, Art. I and fig. 3.| The answer is no.| Nobody asked.",
            "It rose 3.5 per cent to $4.50.| Version 2.0.1 is at www.example.com/a.b?c=d!e now.| See node.js.| Fine.",
            "§ 5.| Under §. 7 it is so.",
            "So it goes ... and goes.| So it goes . . . and ends. . . .| Then more.",
            "He said: […] Nothing more.| “… and so on.”",
            "The end.[12]| The next one.²| The last.* ",
            "1. The first thing.| 2. The second thing.| IV. The last.",
            "There are three.| (a) This one.| (b) That one.",
            "He sold it.| iPhones are dear.| 20 were left.",
            "Smith et al. (2020) say so.| So do Doe et al.| The rest do not.",
            "He lived in Cambridge, Mass.| He died in Dallas, Tex. Martin did not.",
            "Is it so?| Yes!| “It is.”| ‘Is it?’",
            "It is so (he said etc.).| Fine.",
            "Great!| 🙂 The rest is silence. 🙂",
        ],
    );
}

#[test]
fn german() {
    check(
        "de-AT",
        &[
            "Eins.| Zwei?| Drei!| Vier…| Fünf",
            "Viele Städte, z. B. Berlin, d. h. Hauptstädte, u. a. Wien.| Dann kam er.",
            "Viele Städte, z.B. Berlin, d.h. Hauptstädte, bzw. Orte.| Er ging.",
            "Dr. rer. nat. Roth traf Dr. med. Braun.| Nun gut.",
            "Dr. Roth traf Hr. Blau und Fr. Grün, Dipl.-Ing. Weiß und die hl. Anna.| Sie sprachen.",
            "Nach Nr. 5, Abs. 2 und Art. XIV gilt es.| Das ist nicht seine Art.| Die andere auch.",
            "Am 3. Mai und im 19. Jahrhundert, am 3. 5. 1990 um 5.30 Uhr.| Danach nicht mehr.",
            "Der Krieg begann 1914.| Der Frieden kam 1918.| Millionen waren tot.",
            "Er wurde Dritter, sie wurde 1.| Danach gingen sie.",
            "Wilhelm II. Kaiser der Deutschen, und Ludwig XIV. regierten.| So endete Wilhelm II.| Der Rest ist bekannt.",
            "„Geh.“| Er ging.| „Warum?“, fragte er.| „Komm!“, rief sie.",
            "»Geh!«| Er ging.| »Warum?« fragte er.| ‚Nein.‘| Doch.",
            "Äpfel, Birnen usw. Personen kamen nicht.| Äpfel usw.| Die Personen kamen.",
            "Um 50 v. Chr. Geborene gibt es nicht.| Rom, 50 v. Chr.| Das war so.",
            "Er zahlte 5 Mio. Euro für 3,5 t.| Sie zahlte 1.000.000,00 Euro.",
            "Erstens.| a) Das eine.| b) Das andere.",
            "1. Das eine.| 2. Das andere.",
            "J. W. Goethe und H. v. Kleist schrieben.| Es war gut.",
            "Er kam aus Frankfurt a. M. und ging nach i. d. R. Norden.| Nun ja.",
            "Er sagte: „Es ist so (usw.).“| Gut.",
        ],
    );
}

#[test]
fn french() {
    check(
        "fr",
        &[
            "Un.| Deux ?| Trois !| Quatre…| Cinq",
            "Quoi\u{202f}?| Non\u{a0}!| Si.",
            "« Va ! »| Il partit.| « Pourquoi ? » dit-il.",
            "«\u{a0}Va.\u{a0}»| Il partit.| «\u{202f}Pourquoi\u{202f}?\u{202f}» demanda-t-elle.",
            "\" Va ! \"| Il partit.| \" Pourquoi ? \" dit-il.",
            "M. Le Pen et Mme Hugo, MM. Blanc et Noir, Mgr. Gris.| Ils parlèrent.",
            "Il aime les fruits, p. ex. Pommes, c.-à-d. Poires, cf. Hugo, etc.| Nous aussi.",
            "En 50 av. J.-C. César vint.| Il mourut en 44 av. J.-C.| Puis vint Auguste.",
            "Voir p. 12, chap. IV, art. 3 et vol. II.| C’est un art.| Il le sait.",
            "Il n’y en a.| Puis rien.",
            "V. Hugo et J.-J. Rousseau écrivirent.| C’était bien.",
            "Il est né le 5 janv. 1802.| Il est mort en févr.| Alors ?",
            "— Va !| — Non ! dit-il.",
            "Il a dit « non ».| Elle a dit « oui. »",
            "Le taux est de 3,5 %.| Il coûte 1.000,50 euros.",
            "Eh bien... rien.| Eh bien...| Rien.",
        ],
    );
}

#[test]
fn spanish() {
    check(
        "es-MX",
        &[
            "Uno.| ¿Dos?| ¡Tres!| Cuatro…| Cinco",
            "—¿Qué? —preguntó.| —¡Nada! —dijo ella.",
            "¡Hola!| ¿Cómo estás?| Bien.",
            "¿Quién era?, ¿de dónde venía?| Nadie lo sabe.",
            "El Sr. Pérez, la Sra. Díaz y el Dr. Gil hablaron con D. Juan.| Luego se fueron.",
            "En EE. UU. Martín vivió bien.| Vivió en EE. UU.| Luego volvió.",
            "En EE.UU. Martín vivió bien.| Vivió en los EE.UU.| El resto no.",
            "Las frutas, p. ej. Manzanas, etc.| Otras no.",
            "Véase la pág. 12, el cap. IV y el art. 3.| El núm. 5 también.",
            "Murió en 44 a. C. Bruto lo mató.| Murió en 44 a. C.| Después vino Augusto.",
            "Llegó a las 5 p. m.| Martín se fue a las 6 a. m. en punto.",
            "Se lo dijo a Ud. Martín.| Se lo dijo a Ud.| Nadie más lo sabe.",
            "Subió un 3,5 %.| Cuesta 1.000,50 euros.",
            "«¿Por qué?» dijo.| «Vete.»| Se fue.",
            "J. L. Borges escribió.| Nadie leyó.",
            "Él le dijo que no.| Ella dijo que sí.",
        ],
    );
}

#[test]
fn russian() {
    check(
        "ru",
        &[
            "Раз.| Два?| Три!| Четыре…| Пять",
            "Он сказал, т. е. Иван сказал, т. к. Пётр молчал.| Потом ушёл.",
            "Яблоки, груши и т. д.| Никто не пришёл.",
            "Яблоки, груши и т. п.| Иван и др.| Пётр ушёл.",
            "А. С. Пушкин и Л. Н. Толстой писали.| Это хорошо.",
            "Музей им. Пушкина на ул. Ленина в г. Москва закрыт.| Он пуст.",
            // A year: the sentence goes on if it has just begun.
            "В 1812 г. Наполеон вошёл в Москву.| Это было осенью 1812 г.| Наполеон ушёл.",
            "В XX в. Россия изменилась.| Он жил и умер в XX в.| Россия изменилась.",
            "Это случилось в 44 г. до н. э.| Рим ждал.",
            "См. стр. 5, гл. IV и рис. 3.| Это всё.",
            "«Почему?» — спросил он.| «Иди!» — сказала она.| «Нет».",
            "— Иди! — сказал он.| — Не пойду.",
            "Это был я.| Потом пришёл Иван.",
            "Он прошёл 5 км.| Длина 20 см.| Иван устал.",
            "Цена 3,5 руб.| Она выросла на 1.5 %.",
            "Он сказал «нет».| „Да.“| Так вот...| Нет.",
            "Это кн. Болконский и ок. 5 человек.| Они ушли.",
            "Святой о. Сергий и акад. Павлов.| Они молчали.",
        ],
    );
}

#[test]
fn chinese_and_japanese() {
    check(
        "zh-Hans",
        &[
            "今天下雨。|他没来。",
            "你来吗？|不来！|好吧……算了。",
            "“走吧。”|他走了。",
            "他说：“走吧，好吗？”，然后走了。",
            "《你好吗？》这本书很好。|我读过。",
            "（他走了。）|后来下雨。",
            "他来了吗?|是的!|价格是3.5元。|Dr. Smith 来了。",
            "他说。|“走吧”，她说。",
        ],
    );
    check(
        "ja",
        &[
            "雨が降る。|彼は来ない。",
            "「行け。」と言った。|彼は行った。",
            "「行くのか？」|彼は黙った。",
            "「行け！」って言った。|ところが、彼は行かない。",
            "「行け。」|ところが、彼は行かない。",
            "値は３．５である．|次の文．",
            "ﾃﾞｽ｡|ﾏｽ｡",
        ],
    );
}

#[test]
fn other_scripts() {
    check(
        "hi",
        &[
            "वह गया।| वह नहीं आया।",
            "के. एल. सहगल गाते थे।|डॉ. सिंह आए।",
            "क्या वह आया?| नहीं!| वह गया।",
            "धर्मक्षेत्रे कुरुक्षेत्रे॥१॥| सञ्जय उवाच ॥ २ ॥| अथ।",
            "कीमत 3.5 रुपये है। ",
        ],
    );
    check("mr", &["डॉ. जोशी आले.| ते गेले."]);
    check(
        "ar",
        &[
            "ذهب الولد.| لم يعد.",
            "هل جاء؟| لا، لم يأت.",
            "جاء د. محمد إلى ص. 5.| ثم ذهب.",
            "قال: «هل جاء؟»، ثم ذهب!| انتهى.",
        ],
    );
    check("ur", &["وہ گیا۔| وہ نہیں آیا۔", "کیا وہ آیا؟| نہیں۔"]);
    check("am", &["እሱ ሄደ።| አልመጣም።|መጣ፧"]);
    check("hy", &["Նա գնաց։| Նա չեկավ։", "Նա գնաց:| Նա չեկավ:| Ժամը 5:30 է:"]);
    check("km", &["គាត់ទៅ។|គាត់មិនមក។"]);
    check("my", &["သူသွားသည်။|မလာပါ။"]);
    // No mark tells the end of a Thai sentence.
    check("th", &["พ.ศ. 2563 เขาไป แล้วเขาไม่มา", "เขามาไหม?| ไม่มา"]);
    check("ko", &["그는 갔다.| 오지 않았다.| 네.| 그렇다."]);
    check("ka", &["ის წავიდა.| არ მოსულა.| მართლა?| კი."]);
    check("el", &["Ήρθε;| Όχι.| Ο Γ. Σεφέρης έγραψε, π.χ. Ποιήματα."]);
    check("he", &["הוא הלך.| הוא לא בא.| מר ד. כהן בא."]);
}

#[test]
fn a_language_that_is_not_known_has_what_is_common() {
    check("", &["Dr. Roe came.| J. Doe left.| See vol. 5, p. 12.| No. 5 is out."]);
    check("xx-Latn", &["Prof. Ek.| Il a.| Mi."]);
    check("it", &["Così è.| Poi venne il Dr. Neri.| «Perché?» disse."]);
}

#[test]
fn a_quotation_in_another_script_leaves_the_full_stops_of_a_language() {
    check("en", &["He wrote 他走了。| Then he left.| Nobody came."]);
    check("zh", &["他读了 Mr. Smith 的 U.S. History。|他走了。"]);
}

#[test]
fn the_first_rule_knows_no_language() {
    let first = |language: &str, text: &str| Splitter::new(SentenceRule::First, language).sentences(text).len();
    for language in ["en", "de", "zh", ""] {
        assert_eq!(first(language, "Am 3. Mai kam er. Nr. 5 ging."), 4);
        assert_eq!(first(language, "今天下雨。他没来。"), 1);
    }
    assert_eq!(Splitter::new(SentenceRule::First, "de"), Splitter::default());
    assert_ne!(Splitter::new(SentenceRule::Second, "de"), Splitter::new(SentenceRule::Second, "en"));
    assert_eq!(Splitter::new(SentenceRule::Second, "de-AT"), Splitter::new(SentenceRule::Second, "DE"));
}

/// Texts of what the rules look at.
fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(&[
            ".", "?", "!", "…", "。", "？", "।", "॥", "؟", "։", " ", " ", "\u{a0}", "\u{202f}", "\n", "\u{200b}", "\"", "”", "“", "«",
            "»", "„", "」", "）", "(", "[", "]", "—", ",", "§", "5", "12", "IV", "a", "B", "Mr", "z", "т", "г", "The", "Die", "è", "e\u{301}",
            "走", "と", "नि", "[3]", "²", ". . .", "🙂",
        ][..]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(250) })]

    /// By any rule and in any language, the ranges are in order, fall on characters, are not empty, and leave out nothing
    /// but the white space between them.
    #[test]
    fn sentences_are_all_that_is_no_white_space_between_them(text in texts(), any: String) {
        for (text, language) in [&text, &any].into_iter().flat_map(|text| {
            ["en", "de", "fr", "es", "ru", "zh", "hi", "th", "el", "hy", ""].map(|language| (text, language))
        }) {
            for rule in SentenceRule::ALL {
                let mut at = 0;
                for range in Splitter::new(rule, language).sentences(text) {
                    prop_assert!(range.start < range.end);
                    let between = text.get(at..range.start.0);
                    prop_assert!(between.is_some_and(|it| it.trim().is_empty()), "{rule:?} {language} {text:?}");
                    let sentence = text.get(range.start.0..range.end.0);
                    prop_assert!(sentence.is_some_and(|it| it.trim() == it && !it.is_empty()));
                    at = range.end.0;
                }
                prop_assert!(text[at..].trim().is_empty());
            }
        }
    }
}

#[test]
fn a_long_paragraph_of_marks_alone_takes_no_time() {
    for part in ["? ", "。\"", ". . ", ".[", "। 1 ", "г. ", "\" ! ", "a? (", "U.S. "] {
        let text = part.repeat(20_000);
        for language in ["en", "fr", "zh", "hi", "ru"] {
            Splitter::new(SentenceRule::Second, language).sentences(&text);
        }
    }
}
