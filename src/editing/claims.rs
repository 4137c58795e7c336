//! Where in the argument's file claims and steps are written, and how they are written anew.
//!
//! What bears on a claim stands below its line and further in; where it cannot stand there, as below the lines of a
//! structure, the claim's name begins a block of its own at the end of the file. Each function returns ways to write what is
//! wanted, the most natural first.

use std::collections::BTreeSet;
use std::ops::Range;

use super::change::{File, TextEdit};
use super::operation::{Place, Refusal};
use super::{data, lines};
use crate::document::names::name_in_files;
use crate::document::{ClaimId, InferenceId, Scheme, Target};
use crate::format::argdown::{End, Member, Role};
use crate::format::source::{ReadSource, escaped, free_claim_id};

/// Ways to write something: each as the edits that write it.
type Ways = Vec<Vec<TextEdit>>;

/// Where a claim is written, all places.
fn members<'a>(read: &'a ReadSource, claim: &ClaimId) -> &'a [Member] {
    match read.written.claims.get(claim) {
        Some(End::Statement(at)) => read.argdown.statements.get(*at).map_or(&[], |it| &it.members),
        Some(End::Argument(at) | End::Inference(at, _)) => {
            read.argdown.arguments.get(*at).map_or(&[], |it| &it.members)
        }
        None => &[],
    }
}

/// The place where a claim says something.
pub(super) fn defining<'a>(read: &'a ReadSource, claim: &ClaimId) -> Option<&'a Member> {
    members(read, claim).iter().find(|it| !it.is_reference)
}

fn gone(claim: &ClaimId) -> Refusal {
    Refusal::Gone(format!("claim “{claim}”"))
}

/// Whether lines further in may stand below a member.
fn bears_lines(member: &Member) -> bool {
    matches!(member.role, Role::TopLevel | Role::Item | Role::Relation | Role::Description)
}

/// How a claim is named where it is not written: by its title in brackets.
fn reference(read: &ReadSource, text: &str, claim: &ClaimId) -> Option<String> {
    let member = members(read, claim).iter().find(|it| !it.title_range.is_empty())?;
    let title = text.get(member.title_range.clone())?.trim_matches(['[', ']', '<', '>']);
    let is_argument = matches!(read.written.claims.get(claim), Some(End::Argument(_)));
    Some(if is_argument { format!("<{title}>") } else { format!("[{title}]") })
}

/// The name of what lines bear on, as the head of a block, and the lines below it.
fn headed(name: &str, sign: &str, block: &str) -> String {
    format!("{name}\n  {sign}{}", lines::moved(block, "", "  ").trim_start())
}

/// Ways to put lines, written as far out as can be, where they bear on what a place names.
fn put_at(read: &ReadSource, text: &str, place: &Place, block: &str) -> Result<Ways, Refusal> {
    let (claim, sign) = match place {
        Place::Alone => return Ok(vec![vec![TextEdit::at_end(File::Map, text, block)]]),
        Place::For(claim) => (claim.clone(), "+ "),
        Place::Against(claim) => (claim.clone(), "- "),
        Place::Undercutting(step) => return undercut(read, text, step, block),
    };
    let all = members(read, &claim);
    let host = all.iter().filter(|it| bears_lines(it)).min_by_key(|it| it.is_reference);
    let mut ways = Vec::new();
    if let Some(host) = host {
        ways.push(vec![below(text, &host.range, sign, block)]);
    }
    if all.is_empty() {
        return Err(gone(&claim));
    }
    let name = reference(read, text, &claim).ok_or(Refusal::OwnWay("Claims without a name"))?;
    ways.push(vec![TextEdit::at_end(File::Map, text, &headed(&name, sign, block))]);
    Ok(ways)
}

/// Lines below a stretch, further in.
fn below(text: &str, stretch: &Range<usize>, sign: &str, block: &str) -> TextEdit {
    let indent = lines::further_in(text, stretch);
    let end = lines::below(text, stretch).end;
    let moved = lines::moved(block, "", &indent);
    TextEdit::map(end..end, format!("\n{indent}{sign}{}", moved.trim_start()))
}

fn undercut(read: &ReadSource, text: &str, step: &InferenceId, block: &str) -> Result<Ways, Refusal> {
    let inference = read.map.inferences.iter().find(|it| it.id == *step);
    let inference = inference.ok_or_else(|| Refusal::Gone("step".to_owned()))?;
    if let Some(End::Inference(argument, _)) = read.written.structures.get(step) {
        let argument = read.argdown.arguments.get(*argument).ok_or(Refusal::NotWritten)?;
        let block = headed(&format!("<{}>", argument.title), "_ ", block);
        return Ok(vec![vec![TextEdit::at_end(File::Map, text, &block)]]);
    }
    let [premise] = inference.premises.as_slice() else { return Err(Refusal::NotWritten) };
    if read.map.inferences.iter().filter(|it| it.premises.as_slice() == [premise.clone()]).count() > 1 {
        return Err(Refusal::SeveralSteps);
    }
    let line = read.written.steps.get(step).ok_or(Refusal::NotWritten)?;
    Ok(vec![vec![below(text, line, "_ ", block)]])
}

/// A new claim.
pub(super) fn add(
    read: &ReadSource,
    text: &str,
    said: &str,
    cited: Option<&str>,
    place: &Place,
) -> Result<Ways, Refusal> {
    let id = free_claim_id(&read.map, said);
    let behind = cited.map_or_else(|| " #unsaid".to_owned(), |cited| format!(" {{source: {cited}}}"));
    put_at(read, text, place, &format!("[{id}]: {}{behind}", escaped(said)))
}

/// The text of a claim with its tags, which may be others.
pub(super) fn reword(
    read: &ReadSource,
    text: &str,
    claim: &ClaimId,
    said: &str,
    tags: Option<Vec<String>>,
) -> Result<Ways, Refusal> {
    let member = defining(read, claim).ok_or_else(|| gone(claim))?;
    let written = text.get(member.range.clone()).ok_or(Refusal::NotWritten)?;
    // The title, in its brackets and with a colon behind it; a line without a title begins with its text.
    let start = match member.title_range.is_empty() {
        true => member.range.start + (written.len() - written.trim_start().len()),
        false => {
            let from = member.title_range.end.max(member.range.start);
            let colon = text.get(from..member.range.end).and_then(|rest| rest.find(':')).ok_or(Refusal::NotWritten)?;
            from + colon + 1
        }
    };
    let end = if member.data_range.is_empty() { member.range.end } else { member.data_range.start };
    let own = text.get(start..end).ok_or(Refusal::NotWritten)?;
    let tags = tags.unwrap_or_else(|| tags_of(member));
    let mut new = escaped(said);
    for tag in tags {
        new.push_str(&format!(" #{}", tag_written(&tag)));
    }
    let lead = if member.title_range.is_empty() { "" } else { " " };
    let trail = &own[own.trim_end().len()..];
    Ok(vec![vec![TextEdit::map(start..end, format!("{lead}{new}{trail}"))]])
}

/// The tags that stand in a member's text.
fn tags_of(member: &Member) -> Vec<String> {
    let tag = |span: &crate::format::argdown::Span| match &span.kind {
        crate::format::argdown::SpanKind::Tag(tag) => Some(tag.clone()),
        _ => None,
    };
    member.spans.iter().filter_map(tag).collect()
}

/// A tag behind its sign: in parentheses where it is more than a word.
fn tag_written(tag: &str) -> String {
    let is_word = tag.chars().all(|it| it.is_alphanumeric() || matches!(it, '-' | '_'));
    if is_word { tag.to_owned() } else { format!("({tag})") }
}

/// Says that a claim is unsaid, and has no passage then, or that it is not.
pub(super) fn unsaid(read: &ReadSource, text: &str, claim: &ClaimId, is_unsaid: bool) -> Result<Ways, Refusal> {
    let member = defining(read, claim).ok_or_else(|| gone(claim))?;
    let said = read.map.claims.iter().find(|it| it.id == *claim).ok_or_else(|| gone(claim))?;
    if said.implicit == is_unsaid {
        return Err(Refusal::NothingToDo);
    }
    let mut tags = tags_of(member);
    tags.retain(|tag| tag != "unsaid");
    if is_unsaid {
        tags.push("unsaid".to_owned());
    }
    let mut ways = reword(read, text, claim, &said.text, Some(tags))?;
    let old = text.get(member.data_range.clone()).unwrap_or_default();
    if is_unsaid && !old.is_empty() {
        let without = data::put(old, "source", None).and_then(|data| data::put(&data, "echoes", None));
        let without = without.ok_or(Refusal::OwnWay("The data of the claim"))?;
        for edit in ways.iter_mut().flatten() {
            // The text ends where the data begins.
            edit.text = format!("{} {without}", edit.text.trim_end()).trim_end().to_owned();
            edit.range.end = member.data_range.end;
        }
    }
    Ok(ways)
}

/// The edit that gives a member other data.
fn with_data(text: &str, member: &Member, change: impl Fn(&str) -> Option<String>) -> Result<Ways, Refusal> {
    let old = text.get(member.data_range.clone()).unwrap_or_default();
    let new = change(old).ok_or(Refusal::OwnWay("The data of the claim"))?;
    if new == old {
        return Err(Refusal::NothingToDo);
    }
    let edit = if old.is_empty() {
        let line = text.get(member.range.clone()).ok_or(Refusal::NotWritten)?;
        let end = member.range.start + line.trim_end().len();
        TextEdit::map(end..end, format!(" {new}"))
    } else if new.is_empty() {
        let before = text.get(..member.data_range.start).ok_or(Refusal::NotWritten)?.trim_end_matches(' ').len();
        TextEdit::map(before..member.data_range.end, "")
    } else {
        TextEdit::map(member.data_range.clone(), new)
    };
    Ok(vec![vec![edit]])
}

/// Gives a claim other data.
pub(super) fn change_data(
    read: &ReadSource,
    text: &str,
    claim: &ClaimId,
    change: impl Fn(&str) -> Option<String>,
) -> Result<Ways, Refusal> {
    with_data(text, defining(read, claim).ok_or_else(|| gone(claim))?, change)
}

/// Names the scheme of a step: on the line of its premise; between the dashes of a structure.
pub(super) fn scheme(
    read: &ReadSource,
    text: &str,
    step: &InferenceId,
    scheme: Option<Scheme>,
) -> Result<Ways, Refusal> {
    let name = scheme.map(name_in_files);
    if let Some(End::Inference(argument, line)) = read.written.structures.get(step) {
        let line = read.argdown.arguments.get(*argument).and_then(|it| it.structure.get(*line));
        let inference = line.and_then(|it| it.inference.as_ref()).ok_or(Refusal::NotWritten)?;
        if !inference.data.is_null() || inference.rules.len() > 1 {
            return Err(Refusal::OwnWay("The rules of this step"));
        }
        let written = text.get(inference.range.clone()).ok_or(Refusal::NotWritten)?;
        let lead = &written[..written.len() - written.trim_start().len()];
        let trail = &written[written.trim_end().len()..];
        let new = name.map_or_else(|| "----".to_owned(), |name| format!("-- {name} --"));
        return Ok(vec![vec![TextEdit::map(inference.range.clone(), format!("{lead}{new}{trail}"))]]);
    }
    let inference = read.map.inferences.iter().find(|it| it.id == *step);
    let premise = inference.and_then(|it| it.premises.first()).ok_or_else(|| Refusal::Gone("step".to_owned()))?;
    let range = read.written.steps.get(step).ok_or(Refusal::NotWritten)?;
    let member = members(read, premise).iter().find(|it| it.range == *range).ok_or(Refusal::NotWritten)?;
    with_data(text, member, |old| data::put(old, "scheme", name.as_deref()))
}

/// The lines of a claim with what stands below them, to be taken out: from the end of the line before on.
fn block(text: &str, member: &Member) -> Range<usize> {
    lines::start(text, member.range.start)..lines::below(text, &member.range).end
}

/// The claims that are written within a stretch, in order.
fn written_in(read: &ReadSource, stretch: &Range<usize>) -> Vec<ClaimId> {
    let is_in = |claim: &&ClaimId| {
        defining(read, claim).is_some_and(|it| stretch.start <= it.range.start && it.range.start < stretch.end)
    };
    read.map.claims.iter().map(|claim| &claim.id).filter(is_in).cloned().collect()
}

/// A claim and those that are written below it.
pub(super) fn hanging_on(read: &ReadSource, text: &str, claim: &ClaimId) -> Vec<ClaimId> {
    defining(read, claim).map_or_else(Vec::new, |member| written_in(read, &block(text, member)))
}

/// The only place of a claim, which is no line of a structure.
fn only_place<'a>(read: &'a ReadSource, claim: &ClaimId) -> Result<&'a Member, Refusal> {
    let all = members(read, claim);
    let in_structure = |it: &Member| !bears_lines(it);
    if all.iter().any(in_structure) {
        let holds = |it: &&crate::format::argdown::Argument| {
            let end = read.written.claims.get(claim);
            it.structure.iter().any(|line| end == Some(&End::Statement(line.statement)))
        };
        let name = read.argdown.arguments.iter().find(holds).map_or("", |it| it.title.as_str());
        return Err(Refusal::InStructure(name.to_owned()));
    }
    defining(read, claim).ok_or_else(|| gone(claim))
}

/// Takes a claim out, with what is written below it, and with the places in which it is only named and nothing hangs.
pub(super) fn remove(read: &ReadSource, text: &str, claim: &ClaimId) -> Result<Ways, Refusal> {
    let member = only_place(read, claim)?;
    let mut out = vec![block(text, member)];
    for named in members(read, claim).iter().filter(|it| it.is_reference) {
        let stretch = block(text, named);
        if !within(&out, &stretch) {
            out.push(stretch);
        }
    }
    let going: BTreeSet<ClaimId> = out.iter().flat_map(|stretch| written_in(read, stretch)).collect();
    let stays = |it: &&ClaimId| **it != *claim && members(read, it).iter().any(|member| !within(&out, &member.range));
    let used: Vec<ClaimId> = going.iter().filter(stays).cloned().collect();
    if !used.is_empty() {
        return Err(Refusal::UsedElsewhere(used));
    }
    Ok(vec![out.into_iter().map(|stretch| TextEdit::map(whole_lines(text, stretch), "")).collect()])
}

/// Whether what is written at a place is in one of these stretches.
fn within(stretches: &[Range<usize>], range: &Range<usize>) -> bool {
    stretches.iter().any(|it| it.start <= range.start && range.start < it.end)
}

/// A stretch of lines with one line end; and, where it is a block of its own, with the empty lines behind it.
fn whole_lines(text: &str, stretch: Range<usize>) -> Range<usize> {
    let is_block = text[..stretch.start].is_empty() || text[..stretch.start].ends_with("\n\n");
    let mut end = (stretch.end + 1).min(text.len());
    while is_block && text.get(end..).is_some_and(|rest| rest.starts_with('\n')) {
        end += 1;
    }
    stretch.start..end
}

/// Puts a claim elsewhere, with what is written below it.
pub(super) fn relocate(read: &ReadSource, text: &str, claim: &ClaimId, place: &Place) -> Result<Ways, Refusal> {
    let member = only_place(read, claim)?;
    if members(read, claim).len() > 1 {
        return Err(Refusal::SeveralPlaces);
    }
    let hanging = hanging_on(read, text, claim);
    let bears_on = match place.target() {
        None => Vec::new(),
        Some(Target::Supports(to) | Target::Attacks(to)) => vec![to],
        Some(Target::Undercuts(step)) => {
            read.map.inferences.iter().find(|it| it.id == step).map(|it| it.premises.clone()).unwrap_or_default()
        }
    };
    if bears_on.iter().any(|it| hanging.contains(it)) {
        return Err(Refusal::OnItself);
    }
    let stretch = block(text, member);
    let indent = lines::indentation(text, stretch.start);
    let moved = text.get(member.range.start..stretch.end).ok_or(Refusal::NotWritten)?;
    // The first line begins with the claim, whatever sign it stood behind; those below keep their distance from it.
    let moved = match moved.split_once('\n') {
        Some((first, rest)) => [plain_sign(first), "\n", &lines::moved(rest, indent, "")].concat(),
        None => plain_sign(moved).to_owned(),
    };
    let cut = TextEdit::map(whole_lines(text, stretch), "");
    let ways = put_at(read, text, place, moved.trim_end())?;
    Ok(ways.into_iter().map(|way| merged(text, way, &cut)).collect())
}

/// The edits of a move: what is put, and what is cut, as one where they touch.
fn merged(text: &str, mut way: Vec<TextEdit>, cut: &TextEdit) -> Vec<TextEdit> {
    for edit in &mut way {
        // What is put at the very end begins where the text ends without what is cut.
        if edit.range.end > cut.range.start && edit.range.start < cut.range.end
            || edit.range.start == cut.range.end && edit.range.end == text.len()
        {
            let kept = text.get(..cut.range.start).unwrap_or_default().trim_end();
            let block = edit.text.trim_start_matches('\n').to_owned();
            let before = if kept.is_empty() { "" } else { "\n\n" };
            *edit = TextEdit::map(kept.len()..text.len(), format!("{before}{block}"));
            return way;
        }
    }
    way.push(cut.clone());
    way
}

/// A line without the sign of a relation in front of it.
fn plain_sign(line: &str) -> &str {
    let rest = line.trim_start();
    let after = ["+>", "->", "_>", "><", "+", "-", "_"].iter().find_map(|sign| rest.strip_prefix(sign));
    after.filter(|after| after.starts_with(' ')).map_or(rest, str::trim_start)
}
