//! The figures as they were recorded last, and what has changed since.
//!
//! `docs/sizes.json` keeps them; `cargo xtask size --record` writes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result};

use super::kilobytes;
use crate::project::Project;
use crate::steps::say;

/// Figures in bytes by name, in groups by what they are of.
pub(super) type Figures = BTreeMap<String, BTreeMap<String, usize>>;

/// The group of what a browser loads, compressed.
pub(super) const COMPRESSED: &str = "loaded, brotli quality 11";

const PLACE: &str = "docs/sizes.json";

/// What the others of a group are together, once this many are named.
const NAMED: usize = 12;

/// The figures that were recorded last.
pub(super) fn read(project: &Project) -> Result<Option<Figures>> {
    match fs::read_to_string(project.at(PLACE)) {
        Ok(text) => serde_json::from_str(&text).map(Some).with_context(|| format!("{PLACE} is not what was recorded")),
        Err(_) => Ok(None),
    }
}

/// Records figures in place of the last.
pub(super) fn write(project: &Project, figures: &Figures) -> Result<()> {
    let text = serde_json::to_string_pretty(figures)? + "\n";
    fs::write(project.at(PLACE), text).with_context(|| format!("{PLACE} cannot be written"))?;
    say(&format!("Recorded in {PLACE}."));
    Ok(())
}

/// The figures as lines, the largest of each group first, with what has changed since others were recorded.
pub(super) fn compared(figures: &Figures, recorded: Option<&Figures>) -> String {
    let mut lines = String::new();
    for (group, now) in figures {
        let then = recorded.and_then(|recorded| recorded.get(group));
        let names: BTreeSet<&String> = now.keys().chain(then.into_iter().flat_map(BTreeMap::keys)).collect();
        let of = |all: Option<&BTreeMap<String, usize>>, name| all.and_then(|all| all.get(name)).copied().unwrap_or(0);
        let mut rows: Vec<_> = names.into_iter().map(|name| (name, of(Some(now), name), of(then, name))).collect();
        rows.sort_by_key(|&(name, now, _)| (std::cmp::Reverse(now), name));
        let _ = writeln!(lines, "{group}:");
        for (name, now, then) in rows.iter().take(NAMED) {
            row(&mut lines, name, *now, recorded.map(|_| *then));
        }
        if let Some(others) = rows.get(NAMED..).filter(|others| !others.is_empty()) {
            let [now, then] = others.iter().fold([0, 0], |[now, then], row| [now + row.1, then + row.2]);
            row(&mut lines, &format!("{} others", others.len()), now, recorded.map(|_| then));
        }
    }
    lines.push_str(match recorded {
        Some(_) => "Changes are since the figures in docs/sizes.json; `cargo xtask size --record` writes them anew.",
        None => "Nothing was recorded to compare with; `cargo xtask size --record` does.",
    });
    lines
}

fn row(lines: &mut String, name: &str, now: usize, then: Option<usize>) {
    let change = match then {
        Some(then) if then != now => {
            format!("  {}{} B", if now > then { "+" } else { "−" }, now.abs_diff(then))
        }
        _ => String::new(),
    };
    let _ = writeln!(lines, "  {name:<40} {:>8} KB{change}", kilobytes(now));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(rows: &[(&str, usize)]) -> Figures {
        Figures::from([("x".to_owned(), rows.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes)).collect())])
    }

    #[test]
    fn what_grew_shrank_came_or_went_is_said() {
        let now = figures(&[("same", 4000), ("grown", 3000), ("shrunk", 2000), ("new", 1000)]);
        let then = figures(&[("same", 4000), ("grown", 2900), ("shrunk", 2001), ("gone", 7)]);
        let lines = compared(&now, Some(&then));
        let line = |name: &str| lines.lines().find(|line| line.trim_start().starts_with(name)).unwrap().trim_end();
        assert!(line("same").ends_with("4.0 KB"));
        assert!(line("grown").ends_with("+100 B"));
        assert!(line("shrunk").ends_with("−1 B"));
        assert!(line("new").ends_with("+1000 B"));
        assert!(line("gone").ends_with("−7 B"));
    }

    #[test]
    fn the_small_ones_are_counted_together() {
        let names: Vec<String> = (0..20).map(|at| format!("n{at}")).collect();
        let rows: Vec<_> = names.iter().map(|name| (name.as_str(), 100)).collect();
        let lines = compared(&figures(&rows), None);
        assert!(lines.contains("8 others") && lines.contains("0.8 KB"), "{lines}");
        assert!(lines.contains("Nothing was recorded"), "{lines}");
    }

    #[test]
    fn what_is_recorded_is_read_again() {
        let shell = xshell::Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        shell.create_dir(folder.path().join("docs")).unwrap();
        let project = Project::at_root(folder.path(), &"".into()).unwrap();
        assert_eq!(read(&project).unwrap(), None);
        write(&project, &figures(&[("a", 1)])).unwrap();
        assert_eq!(read(&project).unwrap(), Some(figures(&[("a", 1)])));
    }
}
