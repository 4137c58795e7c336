//! Lines of a drawing, in the path language of SVG.
//!
//! Entries: [`line()`], straight from point to point; [`put`], one letter with its point.

use crate::layout::Point;

/// Adds a line through points to a path, with corners so round, in units.
pub(super) fn line(path: &mut String, points: &[Point], corner: i32) {
    for (at, &Point { x, y }) in points.iter().enumerate() {
        let toward = |path: &mut String, letter: char, other: Point| {
            let part = |own: i32, other: i32| own + ((other - own) / 2).clamp(-corner, corner);
            put(path, letter, part(x, other.x), part(y, other.y));
        };
        if at == 0 {
            put(path, 'M', x, y);
        } else if let Some(&after) = points.get(at + 1) {
            toward(path, 'L', points[at - 1]);
            put(path, 'Q', x, y);
            toward(path, ' ', after);
        } else {
            put(path, 'L', x, y);
        }
    }
}

/// Adds a letter of the path language and a point to a path.
pub(super) fn put(path: &mut String, letter: char, x: i32, y: i32) {
    path.push(letter);
    path.push_str(&x.to_string());
    path.push(' ');
    path.push_str(&y.to_string());
}
