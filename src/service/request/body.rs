//! A template's text as a body.

use std::collections::HashSet;

use crate::template::json::{Member, Node, compact_of};

/// The object without the member `left_out`, on one line.
///
/// Every number and string is spelled as in the file. Of a member that stands twice only the last is
/// kept: it is the one that was checked, and a service might take the other.
pub(super) fn without(left_out: &str, object: Node<'_>) -> String {
    compact_of(object, |each| {
        let mut members = last_of_each_name(each);
        if each.id() == object.id() {
            members.retain(|member| member.name() != left_out);
        }
        members
    })
}

fn last_of_each_name(object: Node<'_>) -> Vec<Member<'_>> {
    let mut members: Vec<_> = object.members().collect();
    let mut seen = HashSet::new();
    members.reverse();
    members.retain(|member| seen.insert(member.name()));
    members.reverse();
    members
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::json::Tree;

    fn body(template: &str) -> String {
        without("jobTemplateId", Tree::parse(template).unwrap().root())
    }

    #[test]
    fn the_id_is_left_out_and_every_value_keeps_its_spelling() {
        for (template, expected) in [
            (r#"{"jobTemplateId":"a"}"#, "{}"),
            (
                "{ \"jobTemplateId\": \"a\",\r\n \"description\": \"\\u00e9 é\" }\n",
                r#"{"description":"\u00e9 é"}"#,
            ),
            (
                r#"{"a":1e1,"jobTemplateId":"a","b":[5.0, -0, 123456789012345678901]}"#,
                r#"{"a":1e1,"b":[5.0,-0,123456789012345678901]}"#,
            ),
            (
                r#"{"a":{"jobTemplateId":"kept"},"b":[],"c":{}}"#,
                r#"{"a":{"jobTemplateId":"kept"},"b":[],"c":{}}"#,
            ),
            (r#"{"job\u0054emplateId":"a","b":true}"#, r#"{"b":true}"#),
            ("\u{feff}{\"b\":null}", r#"{"b":null}"#),
        ] {
            assert_eq!(body(template), expected, "{template}");
        }
    }

    #[test]
    fn of_a_member_that_stands_twice_the_last_is_sent() {
        let template =
            r#"{"a":1,"b":{"c":2,"\u0063":3},"a":4,"jobTemplateId":"x","jobTemplateId":"y"}"#;
        assert_eq!(body(template), r#"{"b":{"\u0063":3},"a":4}"#);
    }

    #[test]
    fn depth_does_not_matter() {
        let depth = 100_000;
        let value = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let template = format!(r#"{{"a":{value}}}"#);
        assert_eq!(body(&template), template);
    }
}
