//! A disk that is soon full, for tests: a process of its own, whose files may have a few KiB only.

#![expect(clippy::expect_used, reason = "for tests only")]

use std::process::Command;

/// Runs `test`, which is the body of the test called `name`, with little room.
pub fn with_little_room(name: &str, test: impl FnOnce()) {
    const INSIDE: &str = "JOB_TEMPLATE_EDITOR_TEST_HAS_LITTLE_ROOM";
    if std::env::var_os(INSIDE).is_some() {
        return test();
    }
    // The signal would end the process before it is told; the unit of bash is 1024 bytes, that of others 512.
    let script = "trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\"";
    let program = std::env::current_exe().expect("the test runs");
    let output = Command::new("sh")
        .args(["-c", script])
        .arg(program)
        .args(["--exact", name])
        .env(INSIDE, "yes")
        .output();
    let output = output.expect("there is a shell");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}"
    );
}
