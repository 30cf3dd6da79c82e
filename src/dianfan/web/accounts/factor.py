"""The second factor: a code of six digits that an application counts from a secret and the time."""

from __future__ import annotations

from http import HTTPStatus

import segno
from django.http import HttpRequest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from django.views.decorators.http import require_POST
from django_otp import login as confirm
from django_otp import match_token
from django_otp.plugins.otp_totp.models import TOTPDevice

from dianfan.store.models import Person
from dianfan.store.trail import leave
from dianfan.web.requests import page

_SCALE = 5


@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a device that was confirmed."""
    if request.method == "GET":
        return page(request, "second_factor")
    device = match_token(request.user, request.POST.get("code", "").replace(" ", ""))
    if device is None:
        _tell(request, "second factor refused")
        return page(request, "second_factor", HTTPStatus.UNAUTHORIZED, refused=True)
    confirm(request, device)
    _tell(request, "second factor")
    return redirect("/")


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Show the secret of a new device, and confirm it by its first code."""
    device = _unconfirmed(request)
    if request.method == "GET":
        return _shown(request, device)
    if not device.verify_token(request.POST.get("code", "").replace(" ", "")):
        return _shown(request, device, HTTPStatus.UNAUTHORIZED)
    device.confirmed = True
    device.save()
    confirm(request, device)
    _tell(request, "second factor set up")
    return redirect("/")


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Take one's devices away, unless the account has to have one."""
    assert isinstance(request.user, Person)  # noqa: S101 - the door lets nobody else in
    if not request.user.second_factor_due:
        TOTPDevice.objects.filter(user=request.user).delete()
        _tell(request, "second factor taken away")
    return redirect("/password")


def _unconfirmed(request: HttpRequest) -> TOTPDevice:
    found = TOTPDevice.objects.filter(user=request.user, confirmed=False).first()
    return found or TOTPDevice.objects.create(user=request.user, name="app", confirmed=False)


def _shown(request: HttpRequest, device: TOTPDevice, status: int = HTTPStatus.OK) -> HttpResponse:
    code = segno.make(device.config_url, error="m").svg_data_uri(
        scale=_SCALE, dark="#1a1a1a", light="#ffffff"
    )
    secret = device.config_url.partition("secret=")[2].partition("&")[0]
    refused = status != HTTPStatus.OK
    return page(request, "second_factor_new", status, code=code, secret=secret, refused=refused)


def _tell(request: HttpRequest, act: str) -> None:
    assert isinstance(request.user, Person)  # noqa: S101 - the door lets nobody else in
    leave(by=request.user.name, act=act, subject=f"person:{request.user.name}")
