"""How often something may fail, counted in a window that moves."""

from cairn.identity.attempts import WINDOW_SECONDS, AttemptsInMemory, address_key


class Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def _failed(times: int, clock: Seconds) -> AttemptsInMemory:
    attempts = AttemptsInMemory(clock)
    for _ in range(times):
        attempts.failed("ada")
    return attempts


def test_below_the_limit_nobody_waits() -> None:
    assert _failed(2, Seconds()).seconds_to_wait("ada", 3) == 0


def test_at_the_limit_one_waits_until_the_oldest_leaves_the_window() -> None:
    clock = Seconds()
    attempts = _failed(3, clock)
    clock.now += WINDOW_SECONDS - 10
    assert attempts.seconds_to_wait("ada", 3) == 11
    clock.now += 11
    assert attempts.seconds_to_wait("ada", 3) == 0


def test_each_key_is_counted_apart() -> None:
    assert _failed(3, Seconds()).seconds_to_wait("ben", 3) == 0


def test_success_forgets_the_failures() -> None:
    attempts = _failed(3, Seconds())
    attempts.succeeded("ada")
    assert attempts.seconds_to_wait("ada", 3) == 0


def test_addresses_of_one_ipv6_network_are_one() -> None:
    assert address_key("2001:db8:1:2::1") == address_key("2001:db8:1:2:ffff::9")
    assert address_key("2001:db8:1:2::1") != address_key("2001:db8:1:3::1")
    assert address_key("192.0.2.1") != address_key("192.0.2.2")


def test_an_ipv4_address_is_the_same_one_in_ipv6s_form() -> None:
    assert address_key("::ffff:192.0.2.1") == address_key("192.0.2.1")
    assert address_key("::ffff:192.0.2.1") != address_key("::ffff:192.0.2.2")
