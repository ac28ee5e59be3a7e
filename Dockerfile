# The site as it goes on line: `docker build --tag koala .`; docs/settings.md names the variables it needs.
# A proxy in front ends HTTPS, so KOALA_BEHIND_PROXY=1. Uploads stay in the volume /srv/koala/media.
FROM python:3.11-slim

ENV DJANGO_SETTINGS_MODULE=koala.settings.production \
    KOALA_VAR_DIR=/srv/koala \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
RUN useradd --system --uid 10001 --home-dir /srv/koala koala \
    && install --directory --owner koala --group koala /srv/koala /srv/koala/media

WORKDIR /app
COPY requirements/base.txt requirements/
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/base.txt
COPY . .

# The settings ask for these four before they answer; none of them stays in the image.
RUN pybabel compile --domain django --directory site/locale \
    && KOALA_SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
       KOALA_ALLOWED_HOSTS=koala.example KOALA_BASE_URL=https://koala.example KOALA_DATABASE_URL=sqlite:// \
       python manage.py collectstatic --no-input --verbosity 0

USER koala
EXPOSE 8000
# Asked as the proxy asks: by the first allowed name, over HTTPS.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --start-interval=3s CMD \
    host="${KOALA_ALLOWED_HOSTS:-localhost}" && host="${host%%,*}" && \
    python -c "import sys, urllib.request as web; web.urlopen(web.Request('http://127.0.0.1:8000/healthz', \
headers={'Host': sys.argv[1], 'X-Forwarded-Proto': 'https'}), timeout=4)" "${host#.}"
CMD ["gunicorn", "koala.wsgi", "--pythonpath", ".,site", "--bind", "0.0.0.0:8000", \
     "--worker-class", "gthread", "--threads", "4"]
