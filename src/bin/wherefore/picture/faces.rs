//! Setting the words of a drawing in typefaces.
//!
//! Entry: [`set()`]. All is set in Libertinus Serif, which the program carries: it has the Latin, Greek, Cyrillic and Hebrew
//! scripts, and is narrower than what the layout allows for. A letter that it lacks is taken from the other faces that
//! the program carries, then from those of this machine, which are looked at only then.
//!
//! [`is_crowded()`] knows the scripts in which words do not come out well.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use resvg::usvg::fontdb::{Database, FaceInfo, Family, ID, Query, Source, Stretch, Style, Weight};
use resvg::usvg::{Font, FontResolver, FontStyle, Options, Tree};
use swash::FontRef;

use crate::Wrong;

const SERIF: &str = "Libertinus Serif";

/// What is known of the letters that [`SERIF`] lacks.
#[derive(Default)]
struct Letters {
    /// The faces that have had such letters, tried first, so that one script is in one face.
    chosen: Vec<ID>,
    /// The letters that no face has.
    lacking: BTreeSet<char>,
}

/// Sets the words of a drawing, which is SVG. Besides it, the letters that no face has.
pub(super) fn set(svg: &str) -> Result<(Tree, BTreeSet<char>), Wrong> {
    let faces = carried();
    let count = faces.len();
    let letters = Mutex::new(Letters::default());
    let options = Options {
        font_resolver: FontResolver {
            select_font: Box::new(|font, faces| faces.query(&query(font))),
            select_fallback: Box::new(|letter, used, faces| {
                let mut letters = letters.lock().unwrap_or_else(PoisonError::into_inner);
                letters.face(letter, used, faces, count)
            }),
        },
        fontdb: Arc::new(faces),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| format!("the drawing cannot be read: {error}"))?;
    drop(options);
    Ok((tree, letters.into_inner().unwrap_or_else(PoisonError::into_inner).lacking))
}

/// Whether a letter is of a script whose syllables are several glyphs side by side: those of India and Sri Lanka, Burmese,
/// Khmer. usvg gives a syllable the width of its widest glyph, so that it may run into the next.
pub(super) fn is_crowded(letter: char) -> bool {
    matches!(letter, '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// The faces that the program carries.
fn carried() -> Database {
    let mut faces = Database::new();
    for face in typst_assets::fonts() {
        faces.load_font_source(Source::Binary(Arc::new(face)));
    }
    faces
}

/// What is asked for in place of a face that the drawing names: the same cut of [`SERIF`].
fn query(font: &Font) -> Query<'static> {
    let style = match font.style() {
        FontStyle::Normal => Style::Normal,
        FontStyle::Italic => Style::Italic,
        FontStyle::Oblique => Style::Oblique,
    };
    Query { families: &[Family::Name(SERIF)], weight: Weight(font.weight()), stretch: Stretch::Normal, style }
}

impl Letters {
    /// A face for a letter that those in use lack. `carried` is how many faces there are before those of the machine.
    fn face(&mut self, letter: char, used: &[ID], faces: &mut Arc<Database>, carried: usize) -> Option<ID> {
        if self.lacking.contains(&letter) {
            return None;
        }
        let has = |faces: &Database, id: ID| !used.contains(&id) && has(faces, id, letter);
        let base = faces.face(*used.first()?)?.clone();
        let known = self.chosen.iter().copied().find(|&id| has(faces, id));
        let near = |faces: &Database| {
            let all = faces.faces().filter(|face| has(faces, face.id));
            all.min_by_key(|face| distance(face, &base)).map(|face| face.id)
        };
        let mut found = known.or_else(|| near(faces));
        if found.is_none() && faces.len() == carried {
            Arc::make_mut(faces).load_system_fonts();
            found = near(faces);
        }
        match found {
            Some(id) if known.is_none() => self.chosen.push(id),
            None if !used.iter().any(|&id| self::has(faces, id, letter)) => {
                self.lacking.insert(letter);
            }
            _ => {}
        }
        found
    }
}

fn has(faces: &Database, face: ID, letter: char) -> bool {
    let has = |data: &[u8], index| FontRef::from_index(data, index as usize).map(|it| it.charmap().map(letter));
    faces.with_face_data(face, has).flatten().is_some_and(|glyph| glyph != 0)
}

/// How far a face is from another in looks; no two are equal, in whatever order they were found.
fn distance(face: &FaceInfo, base: &FaceInfo) -> (bool, bool, u16, bool, String) {
    let is_serif = face.post_script_name.contains("Serif");
    let weight = face.weight.0.abs_diff(base.weight.0);
    let is_narrow = face.stretch != Stretch::Normal;
    (face.monospaced, !is_serif, weight, face.style != base.style || is_narrow, face.post_script_name.clone())
}
