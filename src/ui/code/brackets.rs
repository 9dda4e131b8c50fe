//! Matching brackets.

use super::buffer::Buffer;
use super::highlight::Token;

/// Search limits, in lines and in bytes.
const LINES_SEARCHED: usize = 50_000;
const BYTES_SEARCHED: usize = 2 << 20;

/// The bracket before or behind `cursor` and its counterpart, by their offsets.
pub(super) fn pair_at(buffer: &mut Buffer, cursor: usize) -> Option<(usize, usize)> {
    [cursor.checked_sub(1), Some(cursor)]
        .into_iter()
        .flatten()
        .find_map(|offset| counterpart(buffer, offset).map(|other| (offset, other)))
}

fn counterpart(buffer: &mut Buffer, offset: usize) -> Option<usize> {
    let forward = match buffer.text().as_bytes().get(offset)? {
        b'{' | b'[' => true,
        b'}' | b']' => false,
        _ => return None,
    };
    let line = buffer.line_of(offset);
    let near = |buffer: &Buffer, line: usize| {
        buffer.line_range(line).start.abs_diff(offset) < BYTES_SEARCHED
    };
    if !in_line(buffer, line).iter().any(|(at, _)| *at == offset) {
        return None; // within a string
    }
    if forward {
        let lines = line..buffer.line_count().min(line + LINES_SEARCHED);
        let lines: Vec<_> = lines.take_while(|line| near(buffer, *line)).collect();
        let brackets = lines.into_iter().flat_map(|line| in_line(buffer, line));
        first_closed(brackets.skip_while(|(at, _)| *at < offset), opener)
    } else {
        let lines = line.saturating_sub(LINES_SEARCHED)..=line;
        let lines: Vec<_> = lines.rev().take_while(|line| near(buffer, *line)).collect();
        let brackets = lines
            .into_iter()
            .flat_map(|line| in_line(buffer, line).into_iter().rev());
        first_closed(brackets.skip_while(|(at, _)| *at > offset), closer)
    }
}

/// Position of the closing bracket of the first one; `None` when the brackets do not nest.
fn first_closed(
    brackets: impl Iterator<Item = (usize, u8)>,
    counterpart_of: fn(u8) -> Option<u8>,
) -> Option<usize> {
    let mut open = Vec::new();
    for (at, bracket) in brackets {
        match counterpart_of(bracket) {
            None => open.push(bracket),
            Some(wanted) if open.pop() != Some(wanted) => return None,
            Some(_) if open.is_empty() => return Some(at),
            Some(_) => {}
        }
    }
    None
}

/// Opening counterpart of a closing bracket.
fn opener(bracket: u8) -> Option<u8> {
    match bracket {
        b'}' => Some(b'{'),
        b']' => Some(b'['),
        _ => None,
    }
}

/// Closing counterpart of an opening bracket.
fn closer(bracket: u8) -> Option<u8> {
    match bracket {
        b'{' => Some(b'}'),
        b'[' => Some(b']'),
        _ => None,
    }
}

/// The brackets of a line that are no part of a string.
fn in_line(buffer: &mut Buffer, line: usize) -> Vec<(usize, u8)> {
    let line_start = buffer.line_range(line).start;
    let mut punctuation = Vec::new();
    let mut start = 0;
    for span in buffer.spans(line) {
        if span.token == Token::Punctuation {
            punctuation.push(start..span.end);
        }
        start = span.end;
    }
    let bytes = buffer.line(line).as_bytes();
    punctuation
        .into_iter()
        .flatten()
        .filter(|at| !matches!(bytes[*at], b',' | b':'))
        .map(|at| (line_start + at, bytes[at]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::highlight::Language;
    use super::*;

    fn pair(text: &str, cursor: usize) -> Option<(usize, usize)> {
        let mut buffer = Buffer::new(Language::Json);
        buffer.sync(text, Language::Json);
        pair_at(&mut buffer, cursor)
    }

    #[test]
    fn brackets_are_paired_in_both_directions_over_lines() {
        let text = "{\n  \"a\": [1, {\"}\": 2}]\n}";
        let end = text.len() - 1;
        assert_eq!(pair(text, 0), Some((0, end)));
        assert_eq!(pair(text, text.len()), Some((end, 0)));
        let list = text.find('[').unwrap();
        assert_eq!(pair(text, list), Some((list, text.find(']').unwrap())));
    }

    #[test]
    fn brackets_within_strings_and_broken_nesting_have_no_counterpart() {
        assert_eq!(pair(r#"["{"]"#, 2), None);
        assert_eq!(pair("[}", 0), None);
        assert_eq!(pair("[[", 0), None);
    }
}
