"""Settings: read once, typed, and each mistake names the setting and the mend."""

from pathlib import Path

import pytest

from cairn.settings import SettingError, Settings, environ_of, load


def test_what_is_not_set_has_its_default() -> None:
    assert load({}) == Settings()


def test_a_process_of_its_own_is_given_the_same_settings() -> None:
    settings = Settings(port=9000, data=Path("/srv/cairn"), trusted_proxies=("10.0.0.0/8", "::1"))
    assert load(environ_of(settings)) == settings


def test_what_is_set_is_read_in_its_type() -> None:
    settings = load(
        {
            "CAIRN_PORT": "9000",
            "CAIRN_DATA": "/srv/cairn",
            "CAIRN_TRUSTED_PROXIES": "10.0.0.0/8, ::1",
            "CAIRN_LOG_FORMAT": "console",
            "CAIRN_PUBLIC_URL": "https://cairn.example.org",
        }
    )
    assert settings.port == 9000
    assert settings.data == Path("/srv/cairn")
    assert settings.trusted_proxies == ("10.0.0.0/8", "::1")
    assert settings.log_format == "console"
    assert settings.public_url == "https://cairn.example.org"


@pytest.mark.parametrize(
    ("name", "given", "mend"),
    [
        ("CAIRN_PORT", "eighty", "whole number"),
        ("CAIRN_PORT", "70000", "1 to 65535"),
        ("CAIRN_SESSION_DAYS", "-1", "not negative"),
        ("CAIRN_LOG_FORMAT", "xml", "json, console"),
        ("CAIRN_PUBLIC_URL", "cairn.example.org", "https://cairn.example.org"),
        ("CAIRN_PUBLIC_URL", "https://example.org/cairn", "host alone"),
        ("CAIRN_TRUSTED_PROXIES", "10.0.0.0/99", "10.0.0.0/8"),
    ],
)
def test_a_mistake_names_the_setting_and_the_mend(name: str, given: str, mend: str) -> None:
    with pytest.raises(SettingError) as raised:
        load({name: given})
    assert name in str(raised.value)
    assert mend in str(raised.value)
