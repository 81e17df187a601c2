/* A camera's stream (GenTL 1.5, functions DS... of acquisition and of buffers' queues).
 *
 * A thread per started stream waits for exposures and fills the oldest queued buffer. Without
 * one the frame is lost: it is counted, and its frame id stays a gap.
 */
#include <stdlib.h>
#include <string.h>

#include "modules.h"

#define PATIENCE_NS 20000000ull /* how long the thread may take to see that it is to stop */

/* Buffers and their queues. */

struct buffer *buffer_at(struct device *device, void *handle, size_t *index) {
    for (size_t i = 0; i < device->announced; i++)
        if (device->buffers[i] == handle) {
            if (index != NULL)
                *index = i;
            return device->buffers[i];
        }
    return NULL;
}

struct buffer *oldest(struct device *device, enum buffer_state state) {
    struct buffer *found = NULL;
    for (size_t i = 0; i < device->announced; i++) {
        struct buffer *buffer = device->buffers[i];
        if (buffer->state == state && (found == NULL || buffer->order < found->order))
            found = buffer;
    }
    return found;
}

size_t count_in(struct device *device, enum buffer_state state) {
    size_t count = 0;
    for (size_t i = 0; i < device->announced; i++)
        count += device->buffers[i]->state == state;
    return count;
}

void put(struct device *device, struct buffer *buffer, enum buffer_state state) {
    buffer->state = state;
    buffer->order = device->next_order++;
    pthread_cond_broadcast(&device->camera.changed);
}

/* The thread. */

static void expose(struct device *device, const struct exposure *exposure) {
    struct buffer *buffer = oldest(device, QUEUED);
    if (buffer == NULL || buffer->size < payload_bytes(exposure)) {
        device->underrun++;
        camera_count_lost(&device->camera);
        return;
    }
    buffer->state = FILLING;
    pthread_mutex_unlock(&device->camera.lock);
    size_t filled = camera_fill(&device->camera, exposure, buffer->base);
    pthread_mutex_lock(&device->camera.lock);
    buffer->exposure = *exposure;
    buffer->filled = filled;
    buffer->fresh = true;
    device->delivered++;
    put(device, buffer, READY);
}

static void *run_stream(void *argument) {
    struct device *device = argument;
    struct exposure exposure;
    uint64_t due_ns = 0;
    pthread_mutex_lock(&device->camera.lock);
    while (device->running) {
        uint64_t until = now_ns() + PATIENCE_NS;
        if (!camera_wait_exposure(&device->camera, &due_ns, until, &exposure) ||
            !device->running || device->left == 0)
            continue;
        device->left -= device->left != UINT64_MAX;
        expose(device, &exposure);
    }
    pthread_mutex_unlock(&device->camera.lock);
    return NULL;
}

/* Acquisition. */

static int32_t start_locked(struct device *device, uint64_t frames) {
    if (device->running)
        return GC_RESOURCE_IN_USE;
    for (size_t i = 0; i < device->announced; i++)
        if (device->buffers[i]->size < camera_payload(&device->camera))
            return GC_BUFFER_TOO_SMALL;
    device->left = frames;
    device->running = pthread_create(&device->thread, NULL, run_stream, device) == 0;
    return device->running ? GC_SUCCESS : GC_OUT_OF_MEMORY;
}

GC_API DSStartAcquisition(void *handle, int32_t flags, uint64_t frames) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (flags != 0)
        return fail(GC_INVALID_PARAMETER);
    if (!camera_is_plugged(&device->camera))
        return fail(GC_IO);
    pthread_mutex_lock(&device->camera.lock);
    int32_t result = start_locked(device, frames);
    pthread_mutex_unlock(&device->camera.lock);
    return fail(result);
}

static bool stop_stream(struct device *device) {
    pthread_mutex_lock(&device->camera.lock);
    bool was_running = device->running;
    device->running = false;
    pthread_cond_broadcast(&device->camera.changed);
    pthread_mutex_unlock(&device->camera.lock);
    if (was_running)
        pthread_join(device->thread, NULL);
    return was_running;
}

GC_API DSStopAcquisition(void *handle, int32_t flags) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (flags != 0 && flags != STOP_KILL)
        return fail(GC_INVALID_PARAMETER);
    return stop_stream(device) ? GC_SUCCESS : fail(GC_RESOURCE_IN_USE);
}

static void discard(struct buffer *buffer) {
    if (buffer->owned)
        free(buffer->base);
    free(buffer);
}

/* Its event too: nobody may wait any more when the buffers are gone. */
void close_stream(struct device *device) {
    stop_stream(device);
    pthread_mutex_lock(&device->camera.lock);
    device->event.open = false;
    while (device->waiting != 0) {
        device->killed = true;
        pthread_cond_broadcast(&device->camera.changed);
        pthread_cond_wait(&device->camera.changed, &device->camera.lock);
    }
    while (device->announced != 0)
        discard(device->buffers[--device->announced]);
    device->stream.open = false;
    pthread_mutex_unlock(&device->camera.lock);
}

GC_API DSClose(void *handle) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    close_stream(device);
    return GC_SUCCESS;
}

GC_API DSGetParentDev(void *handle, void **parent) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (parent == NULL)
        return fail(GC_INVALID_PARAMETER);
    *parent = &device->module;
    return GC_SUCCESS;
}

/* Announcing, queueing, revoking. */

static int32_t announce(void *handle, void *base, size_t size, void *user, bool owned,
                        void **opened) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (base == NULL || size == 0 || opened == NULL)
        return fail(GC_INVALID_PARAMETER);
    struct buffer *buffer = calloc(1, sizeof *buffer);
    if (buffer == NULL)
        return fail(GC_OUT_OF_MEMORY);
    *buffer = (struct buffer){.base = base, .size = size, .user = user, .owned = owned};
    pthread_mutex_lock(&device->camera.lock);
    bool fits = device->announced < MOST_BUFFERS;
    if (fits)
        device->buffers[device->announced++] = buffer;
    pthread_mutex_unlock(&device->camera.lock);
    if (!fits) {
        free(buffer);
        return fail(GC_RESOURCE_EXHAUSTED);
    }
    *opened = buffer;
    return GC_SUCCESS;
}

GC_API DSAnnounceBuffer(void *handle, void *base, size_t size, void *user, void **buffer) {
    return announce(handle, base, size, user, false, buffer);
}

GC_API DSAllocAndAnnounceBuffer(void *handle, size_t size, void *user, void **buffer) {
    void *base = size == 0 ? NULL : malloc(size);
    int32_t result = announce(handle, base, size, user, true, buffer);
    if (result != GC_SUCCESS)
        free(base);
    return result;
}

static int32_t revoke_locked(struct device *device, void *handle, struct buffer **revoked) {
    size_t index = 0;
    struct buffer *buffer = buffer_at(device, handle, &index);
    if (buffer == NULL)
        return GC_INVALID_BUFFER;
    if (device->running || buffer->state != IDLE)
        return GC_BUSY;
    device->buffers[index] = device->buffers[--device->announced];
    *revoked = buffer;
    return GC_SUCCESS;
}

GC_API DSRevokeBuffer(void *handle, void *revoked, void **base, void **user) {
    struct buffer *buffer = NULL;
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    int32_t result = revoke_locked(device, revoked, &buffer);
    pthread_mutex_unlock(&device->camera.lock);
    if (buffer == NULL)
        return fail(result);
    if (base != NULL)
        *base = buffer->owned ? NULL : buffer->base;
    if (user != NULL)
        *user = buffer->user;
    discard(buffer);
    return GC_SUCCESS;
}

GC_API DSQueueBuffer(void *handle, void *queued) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    struct buffer *buffer = buffer_at(device, queued, NULL);
    bool is_free = buffer != NULL && buffer->state == IDLE;
    if (is_free) {
        buffer->fresh = false;
        put(device, buffer, QUEUED);
    }
    pthread_mutex_unlock(&device->camera.lock);
    return is_free ? GC_SUCCESS : fail(buffer == NULL ? GC_INVALID_BUFFER : GC_RESOURCE_IN_USE);
}

GC_API DSFlushQueue(void *handle, int32_t operation) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (operation < INPUT_TO_OUTPUT || operation > ALL_DISCARD)
        return fail(GC_INVALID_PARAMETER);
    pthread_mutex_lock(&device->camera.lock);
    for (size_t i = 0; i < device->announced; i++) {
        struct buffer *buffer = device->buffers[i];
        bool is_input = buffer->state == QUEUED, is_output = buffer->state == READY;
        if ((operation == ALL_DISCARD && (is_input || is_output)) ||
            (operation == OUTPUT_DISCARD && is_output))
            buffer->state = IDLE;
        else if ((operation == ALL_TO_INPUT && buffer->state != FILLING) ||
                 (operation == UNQUEUED_TO_INPUT && buffer->state == IDLE))
            put(device, buffer, QUEUED);
        else if (operation == INPUT_TO_OUTPUT && is_input)
            put(device, buffer, READY);
    }
    pthread_mutex_unlock(&device->camera.lock);
    return GC_SUCCESS;
}
