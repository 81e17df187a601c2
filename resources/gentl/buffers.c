/* What a stream and its buffers say, and the event of a new buffer (GenTL 1.5, functions
 * DSGet..., GCRegisterEvent, GCUnregisterEvent, Event...).
 */
#include <string.h>

#include "modules.h"

/* Stream and buffers. */

static int32_t stream_info(struct device *device, int32_t command, int32_t *type, void *bytes,
                           size_t *size) {
    switch (command) {
    case DS_ID: return answer_text("stream0", type, bytes, size);
    case DS_TYPE: return answer_text("Custom", type, bytes, size);
    case DS_DELIVERED: return answer_u64(device->delivered, type, bytes, size);
    case DS_UNDERRUN: return answer_u64(device->underrun, type, bytes, size);
    case DS_ANNOUNCED: return answer_size(device->announced, type, bytes, size);
    case DS_QUEUED: return answer_size(count_in(device, QUEUED), type, bytes, size);
    case DS_AWAITING: return answer_size(count_in(device, READY), type, bytes, size);
    case DS_STARTED:
        return answer_u64(device->delivered + device->underrun, type, bytes, size);
    case DS_PAYLOAD: return answer_size(camera_payload(&device->camera), type, bytes, size);
    case DS_GRABBING: return answer_bool(device->running, type, bytes, size);
    case DS_DEFINES_PAYLOAD: return answer_bool(true, type, bytes, size);
    case DS_CHUNKS_MAX: return answer_size(CHUNKS, type, bytes, size);
    case DS_ANNOUNCE_MIN: case DS_ALIGNMENT: return answer_size(1, type, bytes, size);
    default: return fail(GC_NOT_AVAILABLE);
    }
}

GC_API DSGetInfo(void *handle, int32_t command, int32_t *type, void *bytes, size_t *size) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    int32_t result = stream_info(device, command, type, bytes, size);
    pthread_mutex_unlock(&device->camera.lock);
    return result;
}

static int32_t buffer_info(struct buffer *buffer, int32_t command, int32_t *type, void *bytes,
                           size_t *size) {
    const struct exposure *e = &buffer->exposure;
    switch (command) {
    case BUF_BASE: return answer(TYPE_PTR, &buffer->base, sizeof(void *), type, bytes, size);
    case BUF_USER: return answer(TYPE_PTR, &buffer->user, sizeof(void *), type, bytes, size);
    case BUF_SIZE: return answer_size(buffer->size, type, bytes, size);
    case BUF_FILLED: case BUF_DATA_SIZE: return answer_size(buffer->filled, type, bytes, size);
    case BUF_TIMESTAMP: case BUF_TIMESTAMP_NS:
        return answer_u64(e->timestamp_ns, type, bytes, size);
    case BUF_NEW: return answer_bool(buffer->fresh, type, bytes, size);
    case BUF_IS_QUEUED: return answer_bool(buffer->state == QUEUED, type, bytes, size);
    case BUF_ACQUIRING: return answer_bool(buffer->state == FILLING, type, bytes, size);
    case BUF_INCOMPLETE: return answer_bool(e->incomplete, type, bytes, size);
    case BUF_TYPE: return answer_text("Custom", type, bytes, size);
    case BUF_WIDTH: return answer_size(e->width, type, bytes, size);
    case BUF_HEIGHT: case BUF_DELIVERED_HEIGHT: return answer_size(e->height, type, bytes, size);
    case BUF_X: return answer_size(e->offset_x, type, bytes, size);
    case BUF_Y: return answer_size(e->offset_y, type, bytes, size);
    case BUF_XPADDING: return answer_size(e->padding, type, bytes, size);
    case BUF_YPADDING: case BUF_OFFSET: return answer_size(0, type, bytes, size);
    case BUF_FRAME_ID: return answer_u64(e->frame_id, type, bytes, size);
    case BUF_PRESENT: return answer_bool(true, type, bytes, size);
    case BUF_PAYLOAD: return answer_size(PAYLOAD_IMAGE, type, bytes, size);
    case BUF_FORMAT: return answer_u64(e->format, type, bytes, size);
    case BUF_NAMESPACE: return answer_u64(NAMESPACE_PFNC, type, bytes, size);
    case BUF_ENDIANNESS: return answer_int(ENDIAN_LITTLE, type, bytes, size);
    case BUF_CHUNK_SIZE:
        return answer_size(e->chunks_active ? CHUNKS * CHUNK_BYTES : 0, type, bytes, size);
    case BUF_TOO_LARGE: return answer_bool(false, type, bytes, size);
    case BUF_HAS_CHUNKS: return answer_bool(e->chunks_active, type, bytes, size);
    default: return fail(GC_NOT_AVAILABLE);
    }
}

GC_API DSGetBufferInfo(void *handle, void *asked, int32_t command, int32_t *type, void *bytes,
                       size_t *size) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    struct buffer *buffer = buffer_at(device, asked, NULL);
    int32_t result = buffer == NULL ? fail(GC_INVALID_BUFFER)
                                    : buffer_info(buffer, command, type, bytes, size);
    pthread_mutex_unlock(&device->camera.lock);
    return result;
}

GC_API DSGetBufferID(void *handle, uint32_t index, void **buffer) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (buffer == NULL)
        return fail(GC_INVALID_PARAMETER);
    pthread_mutex_lock(&device->camera.lock);
    bool known = index < device->announced;
    if (known)
        *buffer = device->buffers[index];
    pthread_mutex_unlock(&device->camera.lock);
    return known ? GC_SUCCESS : fail(GC_INVALID_INDEX);
}

static size_t place_chunks(const struct exposure *exposure, struct chunk_place *places,
                           size_t room) {
    static const uint64_t IDS[CHUNKS] = {CHUNK_FRAME_ID, CHUNK_TIMESTAMP, CHUNK_EXPOSURE};
    size_t found = 0, start = image_bytes(exposure);
    for (size_t chunk = 0; chunk < CHUNKS; chunk++) {
        if (!exposure->chunk_enabled[chunk] || exposure->incomplete)
            continue;
        if (places != NULL && found < room)
            places[found] = (struct chunk_place){
                IDS[chunk], (ptrdiff_t)(start + chunk * CHUNK_BYTES), CHUNK_BYTES};
        found++;
    }
    return found;
}

GC_API DSGetBufferChunkData(void *handle, void *asked, struct chunk_place *places, size_t *count) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (count == NULL)
        return fail(GC_INVALID_PARAMETER);
    size_t room = *count;
    pthread_mutex_lock(&device->camera.lock);
    struct buffer *buffer = buffer_at(device, asked, NULL);
    if (buffer != NULL)
        *count = place_chunks(&buffer->exposure, places, room);
    pthread_mutex_unlock(&device->camera.lock);
    if (buffer == NULL)
        return fail(GC_INVALID_BUFFER);
    return places != NULL && *count > room ? fail(GC_BUFFER_TOO_SMALL) : GC_SUCCESS;
}

/* Events. */

GC_API GCRegisterEvent(void *handle, int32_t event_type, void **event) {
    struct module *module = module_at(handle, 0);
    if (module == NULL)
        return fail(GC_INVALID_HANDLE);
    if (module->kind != STREAM || event_type != EVENT_NEW_BUFFER)
        return fail(GC_NOT_IMPLEMENTED);
    struct device *device = module->device;
    int32_t result = open_once(&device->event, event);
    if (result == GC_SUCCESS) {
        pthread_mutex_lock(&device->camera.lock);
        device->killed = false;
        pthread_mutex_unlock(&device->camera.lock);
    }
    return result;
}

GC_API GCUnregisterEvent(void *handle, int32_t event_type) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL || event_type != EVENT_NEW_BUFFER || !device->event.open)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    device->event.open = false;
    device->killed = true;
    pthread_cond_broadcast(&device->camera.changed);
    pthread_mutex_unlock(&device->camera.lock);
    return GC_SUCCESS;
}

static struct buffer *wait_ready(struct device *device, uint64_t timeout_ms) {
    bool forever = timeout_ms >= INFINITE_TIMEOUT / 2000000ull;
    uint64_t end = forever ? 0 : now_ns() + timeout_ms * 1000000ull;
    struct timespec until = {(time_t)(end / 1000000000ull), (long)(end % 1000000000ull)};
    struct buffer *ready;
    while ((ready = oldest(device, READY)) == NULL && !device->killed) {
        if (forever)
            pthread_cond_wait(&device->camera.changed, &device->camera.lock);
        else if (pthread_cond_timedwait(&device->camera.changed, &device->camera.lock, &until) != 0)
            break;
    }
    return ready;
}

/* The oldest new buffer becomes the client's, until it queues the buffer again. */
static int32_t take_ready(struct device *device, struct new_buffer *news, uint64_t timeout_ms) {
    int32_t result = GC_SUCCESS;
    pthread_mutex_lock(&device->camera.lock);
    device->waiting++;
    struct buffer *buffer = wait_ready(device, timeout_ms);
    device->waiting--;
    if (device->killed) {
        result = GC_ABORT;
    } else if (buffer == NULL) {
        result = GC_TIMEOUT;
    } else {
        *news = (struct new_buffer){buffer, buffer->user};
        buffer->state = IDLE;
        device->fired++;
    }
    device->killed = false;
    pthread_cond_broadcast(&device->camera.changed); /* who closes the stream waits for this */
    pthread_mutex_unlock(&device->camera.lock);
    return result;
}

GC_API EventGetData(void *handle, void *bytes, size_t *size, uint64_t timeout_ms) {
    struct device *device = device_at(handle, EVENT);
    struct new_buffer news;
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (bytes == NULL || size == NULL)
        return fail(GC_INVALID_PARAMETER);
    if (*size < sizeof news)
        return fail(GC_BUFFER_TOO_SMALL);
    int32_t type, result = take_ready(device, &news, timeout_ms);
    return result != GC_SUCCESS ? fail(result)
                                : answer(TYPE_BUFFER, &news, sizeof news, &type, bytes, size);
}

static int32_t event_info(struct device *device, int32_t command, int32_t *type, void *bytes,
                          size_t *size) {
    switch (command) {
    case EVENT_TYPE: return answer_int(EVENT_NEW_BUFFER, type, bytes, size);
    case EVENT_QUEUED: return answer_size(count_in(device, READY), type, bytes, size);
    case EVENT_FIRED: return answer_u64(device->fired, type, bytes, size);
    case EVENT_SIZE_MAX: case EVENT_DATA_MAX:
        return answer_size(sizeof(struct new_buffer), type, bytes, size);
    default: return fail(GC_NOT_AVAILABLE);
    }
}

GC_API EventGetInfo(void *handle, int32_t command, int32_t *type, void *bytes, size_t *size) {
    struct device *device = device_at(handle, EVENT);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    int32_t result = event_info(device, command, type, bytes, size);
    pthread_mutex_unlock(&device->camera.lock);
    return result;
}

GC_API EventGetDataInfo(void *handle, const void *in, size_t in_size, int32_t command,
                        int32_t *type, void *bytes, size_t *size) {
    if (device_at(handle, EVENT) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (in == NULL || in_size < sizeof(struct new_buffer) || command < 0 || command > 1)
        return fail(GC_INVALID_PARAMETER);
    const struct new_buffer *news = in;
    return answer(TYPE_PTR, command == 0 ? &news->buffer : &news->user, sizeof(void *), type,
                  bytes, size);
}

GC_API EventFlush(void *handle) {
    struct device *device = device_at(handle, EVENT);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    for (size_t i = 0; i < device->announced; i++)
        if (device->buffers[i]->state == READY)
            device->buffers[i]->state = IDLE;
    pthread_mutex_unlock(&device->camera.lock);
    return GC_SUCCESS;
}

GC_API EventKill(void *handle) {
    struct device *device = device_at(handle, EVENT);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    device->killed = true;
    pthread_cond_broadcast(&device->camera.changed);
    pthread_mutex_unlock(&device->camera.lock);
    return GC_SUCCESS;
}
