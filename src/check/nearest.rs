//! Known names that a misspelt one may be meant for.

/// The known name that `written` is a slip of; nothing when none is close.
pub(super) fn nearest(
    written: &str,
    known: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    if written.len() > LONGEST_NAME {
        return None;
    }
    closest(written, known)
        .filter(|(slips, name)| *slips <= name.len() / SLIPS_PER_NAME)
        .map(|(_, name)| name)
}

/// The known name with the fewest slips from the beginning of `written`, however many, and their number.
pub(super) fn closest(
    written: &str,
    known: impl Iterator<Item = &'static str>,
) -> Option<(usize, &'static str)> {
    let start: String = written.chars().take(LONGEST_NAME).collect();
    let start = start.to_lowercase();
    known
        .map(|name| {
            (
                strsim::damerau_levenshtein(&name.to_lowercase(), &start),
                name,
            )
        })
        .min_by_key(|(slips, _)| *slips)
}

/// True if `written` is `name` in another spelling: the same letters and digits, in any case and joined in any way.
pub(super) fn is_spelling_of(written: &str, name: &str) -> bool {
    let letters = |text: &'_ str| {
        let joins = |character: &char| !matches!(character, '_' | '-' | ' ');
        text.chars()
            .filter(joins)
            .map(|each| each.to_ascii_lowercase())
            .collect::<String>()
    };
    written.len() <= LONGEST_NAME && letters(written) == letters(name)
}

/// The longest name that is compared; comparing takes memory by the product of the lengths.
const LONGEST_NAME: usize = 64;

/// One slip in so many characters still looks like the name.
const SLIPS_PER_NAME: usize = 4;

#[cfg(test)]
mod tests {
    use super::{is_spelling_of, nearest};

    #[test]
    fn slips_are_seen_and_other_names_are_not() {
        let known = ["description", "tags", "Key", "TIMED_OUT"];
        for (written, meant) in [
            ("Description", Some("description")),
            ("descripton", Some("description")),
            ("tag", Some("tags")),
            ("key", Some("Key")),
            ("TIMEDOUT", Some("TIMED_OUT")),
            ("timed-out", Some("TIMED_OUT")),
            ("name", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, known.into_iter()), meant, "{written}");
        }
    }

    #[test]
    fn another_case_and_another_joint_are_the_same_name() {
        for (written, name, is_it) in [
            ("jobTemplateID", "jobTemplateId", true),
            ("job_template_id", "jobTemplateId", true),
            ("timed-out", "TIMED_OUT", true),
            ("key", "Key", true),
            ("keys", "Key", false),
            ("", "Key", false),
        ] {
            assert_eq!(is_spelling_of(written, name), is_it, "{written}");
        }
    }
}
