//! What the front matter asks for: other sections, and texts without tags.

use serde_json::Value;

use super::super::{Section, SpanKind};
use super::Model;

impl Model<'_> {
    /// The sections that the front matter asks for in the place of the headings.
    pub(super) fn regroup(&mut self, groups: &[Value]) {
        self.argdown.sections.clear();
        self.argdown.statements.iter_mut().for_each(|it| it.section = None);
        self.argdown.arguments.iter_mut().for_each(|it| it.section = None);
        let mut waiting: Vec<(&Value, Option<usize>, usize)> = groups.iter().rev().map(|it| (it, None, 1)).collect();
        while let Some((group, parent, level)) = waiting.pop() {
            if !group.is_object() {
                continue;
            }
            let at = self.argdown.sections.len();
            let title = group.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
            let tags = titles(group, "tags").map(str::to_owned).collect();
            self.argdown.sections.push(Section { title, level, parent, tags, ..Section::default() });
            for title in titles(group, "statements") {
                if let Some(&statement) = self.statements.get(title) {
                    self.argdown.statements[statement].section = Some(at);
                }
            }
            for title in titles(group, "arguments") {
                if let Some(&argument) = self.arguments.get(title) {
                    self.argdown.arguments[argument].section = Some(at);
                }
            }
            let children = group.get("children").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            waiting.extend(children.iter().rev().map(|child| (child, Some(at), level + 1)));
        }
    }

    pub(super) fn drop_tags(&mut self) {
        let of_statements = self.argdown.statements.iter_mut().flat_map(|it| &mut it.members);
        for member in of_statements.chain(self.argdown.arguments.iter_mut().flat_map(|it| &mut it.members)) {
            for range in member.tag_ranges() {
                let end = range.end + usize::from(member.text[range.end..].starts_with([' ', '\t']));
                member.text.replace_range(range.start..end, "");
            }
            member.spans.retain(|span| !matches!(span.kind, SpanKind::Tag(_)));
        }
    }
}

fn titles<'a>(group: &'a Value, key: &str) -> impl Iterator<Item = &'a str> {
    group.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}
